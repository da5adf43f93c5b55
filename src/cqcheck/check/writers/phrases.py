"""The words between the figures of a written-out check."""

from cqcheck.bilingual import Bilingual

RESIDUAL = Bilingual("{}，残差 {}", "{}, residual {}")
IN_UNIT = Bilingual.same("{} {}")
POINTS = Bilingual("个百分点", "percentage points")

STATED = Bilingual("{0} = {1}{3}，公布 {2}{3}", "{0} = {1}{3}, stated {2}{3}")
EXPECTED = Bilingual("{}，应为 {}", "{}, should be {}")
WHOLE_NUMBER = Bilingual("{}，应为整数", "{}, should be a whole number")
WITHIN = Bilingual("{}，应在 {} 内", "{}, should lie in {}")
LIES_WITHIN = Bilingual("{} 应在 {} 内", "{} should lie in {}")
NOT_SMALLER = Bilingual("{} 应不小于 {}", "{} should not be smaller than {}")
AND = Bilingual(" 与 ", " and ")
COMMA = Bilingual("、", ", ")

MIGRATION = Bilingual(
    "人口增减 {}，自然增长约 {}，其余约 {} 为净迁移",
    "change of the population {}, natural increase about {}, the other {} or so are net migration",
)
WHOLE_UNSTATED = Bilingual("{}，总体未公布", "{}, the whole is not stated")
DENOMINATOR_UNSTATED = Bilingual("{}，分母未公布", "{}, the denominator is not stated")

POPULATION = Bilingual("人口 {}", "population {}")
POPULATION_UNSTATED = Bilingual(
    "总量与人均之比为人口 {}，人口未公布",
    "total by figure per head is a population of {}, the population is not stated",
)

WEIGHTED = Bilingual("各部分 {} 以 {} 加权为 {}，公布 {}", "parts {} with the weights {} have the mean {}, stated {}")
BETWEEN = Bilingual("各部分 {} 介于 {} 与 {} 之间，公布 {}", "parts {} lie between {} and {}, stated {}")
REST = Bilingual("其余部分由 {} 变为 {}", "the rest goes from {} to {}")
REST_GROWTH = Bilingual("{}，增长 {}%", "{}, a growth of {}%")

PART = Bilingual("部分 {} 应不大于总体 {}", "part {} should not be larger than the whole {}")
PART_BEFORE = Bilingual(
    "上年部分 {} 应不大于上年总体 {}",
    "part in the year before {} should not be larger than the whole in the year before {}",
)

SECOND = Bilingual("{} 应不大于第二位的 {}", "{} should not be larger than the second, {}")
FIRST_AHEAD = Bilingual("首位 {} 应不小于另一处的 {}", "first place {} should not be smaller than the other {}")
AHEAD = Bilingual("前一位 {} 应不小于另一处的 {}", "place before {} should not be smaller than the other {}")
IN_ORDER = Bilingual("位次 {} 应先于位次 {}", "place {} should come before place {}")
IN_FIELD = Bilingual("位次 {} 应不大于参评数 {}", "place {} should not be beyond the number ranked {}")
PLACE = Bilingual("位次 {}", "place {}")
FIRST = Bilingual("首位 {}", "first place {}")

SAME = Bilingual("同一指标 {}", "one indicator {}")
COUNTED = Bilingual("名称 {} 个，数值 {} 个", "{} names, {} values")
