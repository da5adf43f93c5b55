"""A store with bulletins of three consecutive years."""

from pathlib import Path

from cqcheck.pipeline import check_document
from cqcheck.read import parse_text
from cqcheck.store import Source, Store, build_segment, document_tables, open_store

RETAIL = "社会消费品零售总额"
TITLE = "南京市{}年国民经济和社会发展统计公报\n\n"
# 2022 is misprinted (8932.41 for 7832.41); 2023 tells 2021 otherwise.
BULLETINS = {
    "2021.txt": TITLE.format(2021) + f"全年{RETAIL}7899.41亿元，比上年增长9.7%。",
    "2022.txt": TITLE.format(2022) + f"全年{RETAIL}8932.41亿元，比上年下降0.8%。",
    "2023.txt": TITLE.format(2023)
    + f"全年{RETAIL}8201.07亿元，比上年增长4.7%。\n\n2021年{RETAIL}为7900.80亿元。\n\n全国{RETAIL}471495亿元，增长7.2%。\n\n上半年{RETAIL}超4000亿元。",
}


def store_of(folder: Path, bulletins: dict[str, str]) -> Store:
    store = open_store(folder, create=True)
    rows = [
        document_tables(Source(name, name, 1, 1, "test"), check_document(parse_text(text + "\n", name)))
        for name, text in bulletins.items()
    ]
    store.add(build_segment(rows))
    return store
