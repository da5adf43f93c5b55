"""The commands of `cqcheck-bench`; each one's docstring is its help."""

from pathlib import Path
from typing import Annotated

import typer

from cqcheck.bench.corpus import corpus, most_documents
from cqcheck.bench.folder import write_corpus
from cqcheck.cli.messages import with_loudness
from cqcheck.cli.progress import with_progress
from cqcheck.errors import InputError
from cqcheck.files import make_empty
from cqcheck.gate import ExitCode

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def cqcheck_bench() -> None:
    """Make bulletins to measure cqcheck by.

    生成供测评 cqcheck 用的公报。
    """


@app.command()
@with_loudness
def generate(
    *,
    documents: Annotated[int, typer.Option("--documents", min=1, metavar="N", help="How many bulletins. 公报份数。")],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            metavar="DIR",
            show_default=False,
            help="Write them into this new or empty folder. 写入此新建或空文件夹。",
        ),
    ],
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another one makes other bulletins. 随机种子。")] = 1,
    errors: Annotated[
        float,
        typer.Option(
            "--errors",
            min=0,
            max=1,
            metavar="RATE",
            help="The share of bulletins that get an error, from 0 to 1. 含差错公报所占比例（0 至 1）。",
        ),
    ] = 0,
) -> int:
    """Write synthetic bulletins whose errors are known: figures that agree within a bulletin and from year to year.

    truth.jsonl has the errors, revisions.jsonl the changes of base, corpus.json what the corpus was made by.

    生成已知差错的模拟公报：同一公报内和各年之间的数字相互衔接。truth.jsonl 列出差错，revisions.jsonl 列出数据修订，corpus.json 记录生成参数。
    """
    most = most_documents(seed)
    if documents > most:
        msg = f"--documents {documents}: there are areas and years for {most} bulletins at the most"
        raise InputError(msg)
    make_empty(out, "bulletins")
    made = with_progress(corpus(documents, seed, errors), documents, out, lambda each: each.doc_id)
    write_corpus(made, out, {"seed": seed, "documents": documents, "errors": errors})
    return ExitCode.CLEAN
