"""Lines of a text that are page furniture: page numbers, running heads, what a web page says of itself."""

import re
from collections.abc import Iterable

LONGEST_HEAD = 45
LONGEST_LINE = 160
PAGE_NUMBER = re.compile(
    r"(?:[-—–－·]{1,2}\s*)?(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[-—–－·]{1,2})?(?:\s*[，,/／]?\s*共?\s*\d{1,4}\s*页)?"
    r"|\d{1,3}\s*[/／]\s*\d{1,3}|第\s*[一二三四五六七八九十]{1,3}\s*页|[Pp]age\s*\d+(?:\s*of\s*\d+)?"
)
IS_PAGE = re.compile(r"[-—–－·/／页]|[Pp]age|^\d{1,3}$")
WEB = re.compile(
    r"(?:(?:发布|更新|印发|成文|录入)?(?:时间|日期)|发布(?:机构|单位|人)|(?:信息|文章|稿件)?来源|作者|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?"
    r"|字[体号]|字体大小|责任编辑|编辑|审核|分享(?:到|至)?|索引号|主题分类|(?:您|你)?(?:现在|当前)?(?:的|所在)*位置|主办(?:单位)?|承办(?:单位)?|联系电话|咨询电话)\s*[:：]"
    r"|【?\s*(?:打印(?:本页)?|关闭(?:窗口|本页|页面)|返回顶部|扫一扫|上一篇|下一篇|版权所有|网站标识码|网站地图|分享到)"
    r"|首页\s*[>》→]|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]ICP备"
)
RUNNING_HEAD = re.compile(r"公报|报告|快报|年鉴|月报|摘登|统计局|(?:19|20)\d\d年")
PAGE_AT_END = re.compile(
    r"^[\d\s—–-]{1,6}(?=[\u4e00-\u9fff])|\s+(?:[—–-]\s*)?(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[—–-])?$"
)
SENTENCE_MARK = re.compile("[。；，！？|]")


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but a page number: - 3 -, 第 5 页 共 12 页, 12."""
    return bool(PAGE_NUMBER.fullmatch(line)) and bool(IS_PAGE.search(line))


def is_web_line(line: str) -> bool:
    """Whether a line is what a web page says of itself: 发布时间：…, 浏览次数：…, 打印本页."""
    return len(line) <= LONGEST_LINE and "。" not in line and bool(WEB.match(line))


def running_heads(lines: Iterable[str], body_from: int) -> set[int]:
    """The numbers of the lines that repeat the title or another line of its kind on a further page.

    Args:
        lines: The lines of a text.
        body_from: The number of the first line that is no part of the title any more.
    """
    seen: set[str] = set()
    found: set[int] = set()
    for number, line in enumerate(lines):
        if len(line) > LONGEST_HEAD or not RUNNING_HEAD.search(line) or SENTENCE_MARK.search(line):
            continue
        bare = re.sub(r"\s", "", PAGE_AT_END.sub("", line))
        if bare in seen and number >= body_from:
            found.add(number)
        seen.add(bare)
    return found
