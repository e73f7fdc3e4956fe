"""Words that say too little to be sought when a question has others: function words of English and Chinese."""

from __future__ import annotations

_ENGLISH = (
    "a about after all also although am an and any are as at be because been before being between both but by "
    "can could did do does doing done during each either else even ever every for from further had has have "
    "having he her here hers him his how however i if in into is it its itself just may me might more most "
    "much must my neither no nor not now of off on once only or other our out over own per rather s same shall "
    "she should since so some such than that the their them then there therefore these they this those through "
    "thus to too under until up upon us very was we were what when where whether which while who whom whose "
    "why will with within without would yet you your v vs et al etc say says said enough new one two use uses "
    "used"
)
_CHINESE = (
    "的 了 是 在 和 与 及 或 也 都 而 且 之 其 于 以 为 对 被 把 将 就 才 还 又 很 更 最 吗 呢 吧 啊 么 这 那 "
    "哪 谁 何 什么 怎么 怎样 如何 是否 能否 可否 为何 为什么 哪些 哪个 谁的 以及 并且 但是 因为 所以 如果 可以 "
    "应该 能 会 要 不 没 有 没有 个 等 中 上 下 里 从 向 到 由 因 若 则 即 所 者 们 地 得 着 过 我 你 他 她 它 "
    "我们 他们 认为 主张 关于 对于 问题 进行 通过 根据"
)
ENGLISH = frozenset(_ENGLISH.split())
CHINESE = frozenset(_CHINESE.split())
STOPPED = ENGLISH | CHINESE
_FUNCTION = frozenset(
    "的了是在和与及或也都而且之其于以为对被把将就才还又很更最吗呢吧啊么这那哪谁何怎如"
    "否吗们个等从向到由若则即所者得着过我你他她它"
)


def is_function_pair(pair: str) -> bool:
    """Whether a pair of characters joins a function character to a neighbour, or is a function word."""
    return pair in CHINESE or any(char in _FUNCTION for char in pair)
