"""Documents from a grammar: notes, papers and record pages that all differ, with the words law writers use."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "知远若衡明哲嘉禾景行思齐望舒怀瑾清越书砚亦然北辰云帆子墨"
_THINGS = (
    "模型蒸馏",
    "输出数据",
    "模型权重",
    "服务条款",
    "开源许可",
    "训练语料",
    "商业秘密",
    "算法结构",
    "接口调用",
    "合成数据",
)
_THEORIES = (
    "著作权",
    "合理使用",
    "不正当竞争",
    "合同",
    "商业秘密",
    "反垄断",
    "个人信息保护",
    "公共领域",
    "侵权责任",
    "出口管制",
)
_RULES = (
    "{a}未经许可使用{b}的，应当承担{c}上的责任。",
    "{a}并不复制受保护的表达，因此不构成{c}意义上的侵权。",
    "如果{a}绕过了技术措施，则可能构成{c}法所禁止的行为。",
    "有学者认为{a}属于{c}，但该观点忽视了{b}的性质。",
    "法院在判断{a}是否违反{c}时，需要考察{b}的来源与用途。",
    "禁止{a}可能会阻碍{b}的流通，从而损害竞争。",
    "{b}的提供者不得以{c}为由限制{a}。",
)
_FILLERS = (
    "近年来，{b}的规模持续扩大，相关产业随之发展。",
    "本部分先梳理{a}的技术过程，再讨论其法律意义。",
    "从实践看，{a}的成本明显低于从头训练。",
    "{b}与{a}之间的关系在不同场景中并不相同。",
)
_JOURNALS = ("海隅法学", "北溟知识产权", "南渡学刊", "东屿法律评论", "西岭法学家")


def document(seed: int) -> str:
    """One document of some 500 to 1,500 characters; the same seed gives the same text."""
    dice = random.Random(seed)
    title = f"{dice.choice(_THINGS)}的{dice.choice(_THEORIES)}问题研究之{seed}"
    author = dice.choice(_SURNAMES) + "".join(dice.sample(_GIVEN, 2))
    year = dice.randint(2018, 2034)
    parts = [f"# {title}", f"作者：{author}", f"日期：{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"]
    for number in range(dice.randint(2, 4)):
        parts.append(f"## {'一二三四五六七八'[number]}、{dice.choice(_THEORIES)}与{dice.choice(_THINGS)}")
        parts += ["".join(_sentence(dice) for _ in range(dice.randint(3, 6))) for _ in range(dice.randint(1, 2))]
    parts += ["## 参考文献", "\n".join(_reference(dice, n) for n in range(1, dice.randint(3, 6)))]
    return "\n\n".join(parts) + "\n"


def _sentence(dice: random.Random) -> str:
    pattern = dice.choice(_RULES if dice.random() < 0.4 else _FILLERS)
    return pattern.format(a=dice.choice(_THINGS), b=dice.choice(_THINGS), c=dice.choice(_THEORIES))


def _reference(dice: random.Random, number: int) -> str:
    name = dice.choice(_SURNAMES) + "".join(dice.sample(_GIVEN, 2))
    title = f"{dice.choice(_THINGS)}的{dice.choice(_THEORIES)}边界{dice.randint(1, 400)}"
    first = dice.randint(1, 150)
    issue = f"{dice.randint(2010, 2030)}({dice.randint(1, 6)})"
    return f"[{number}] {name}. {title}[J]. {dice.choice(_JOURNALS)}, {issue}:{first}-{first + 14}."


def write_documents(folder: Path, number: int, first: int = 0) -> int:
    """Write `number` documents; returns their size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return sum(_written(folder / f"{seed:06}.md", seed) for seed in range(first, first + number))


def _written(path: Path, seed: int) -> int:
    return path.write_bytes(document(seed).encode("utf-8"))


def documents(number: int) -> Iterator[str]:
    """The texts alone."""
    return (document(seed) for seed in range(number))


def record(seed: int, *, abstract: bool) -> str:
    """One RIS record of a journal article, with an abstract of three sentences or none."""
    dice = random.Random(seed)
    names = [dice.choice(_SURNAMES) + "".join(dice.sample(_GIVEN, 2)) for _ in range(dice.randint(1, 3))]
    first = dice.randint(1, 150)
    lines = [
        "TY  - JOUR",
        f"TI  - {dice.choice(_THINGS)}的{dice.choice(_THEORIES)}问题研究之{seed}",
        *(f"AU  - {name}" for name in names),
        f"JO  - {dice.choice(_JOURNALS)}",
        f"PY  - {dice.randint(2010, 2030)}",
        f"VL  - {dice.randint(1, 40)}",
        f"IS  - {dice.randint(1, 6)}",
        f"SP  - {first}",
        f"EP  - {first + 12}",
        f"DO  - 10.9999/bench.{seed:05}",
        f"KW  - {dice.choice(_THINGS)}",
        f"KW  - {dice.choice(_THEORIES)}",
    ]
    if abstract:
        lines.append("AB  - " + "".join(_sentence(dice) for _ in range(3)))
    return "\n".join([*lines, "ER  - ", "", ""])


def write_records(folder: Path, number: int, *, abstracts: bool, first: int = 0) -> int:
    """Write one RIS file of `number` records; returns its size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(record(seed, abstract=abstracts) for seed in range(first, first + number))
    return (folder / "records.ris").write_bytes(text.encode("utf-8"))
