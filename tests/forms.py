"""The units that quantities are printed in, for the simulators."""

from cqcheck.codelists import Measure
from press import Form

MONEY = Form(Measure.LEVEL, {"元": None, "万元": None, "亿元": None})
MONEY_CHANGE = Form(Measure.CHANGE, {"元": None, "万元": None, "亿元": None})
LAND = Form(Measure.LEVEL, {"平方米": None, "亩": None, "公顷": None, "平方公里": None})
DOLLARS = Form(Measure.LEVEL, {"美元": None, "万美元": None, "亿美元": None})
PIECES = Form(Measure.LEVEL, {"个": None, "万个": None}, is_whole=True)
PEOPLE = Form(Measure.LEVEL, {"人": None, "万人": None}, is_whole=True)
PEOPLE_CHANGE = Form(Measure.CHANGE, {"人": None, "万人": None}, is_whole=True)
PEOPLE_A_HOUSEHOLD = Form(Measure.LEVEL, {"人": None})
HOUSEHOLDS = Form(Measure.LEVEL, {"户": None, "万户": None}, is_whole=True)
GROWTH = Form(Measure.GROWTH, {"‰": None, "%": None, "成": None, "倍": None})
RATE = Form(Measure.RATE, {"‰": None, "%": None})
SHARE = Form(Measure.SHARE, {"‰": None, "%": None, "": "100", "成": None})
POINTS = Form(Measure.DIFFERENCE, {"个千分点": None, "个百分点": None})
POINTS_CHANGE = Form(Measure.CHANGE, {"个千分点": None, "个百分点": None})
CONTRIBUTION = Form(Measure.CONTRIBUTION, {"个百分点": None})
RATIO = Form(Measure.RATIO, {"": None, "倍": "1", "%": "0.01"})
PLACE = Form(Measure.RANK, {"位": None})
