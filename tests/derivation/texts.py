"""Texts to compare: an essay, a copy that a program reworded, and an essay on something else."""

from __future__ import annotations

ORIGINAL = """The old dam above the town is the best security that the valley has. For both villages, true \
security against the flood is the only way to keep their military depots and their schools open, especially \
given growing concerns over the rain.

Mayor Ann Smith knows the river well. Therefore, her main interest is to keep the security of the lower \
town, amid growing threats from the melting ice. In her first speech, the engineer Suk Yeol Park expressed \
support for stronger walls, noting that it is “far too early to speak about a second dam in this valley”. \
The council has 12 members, and it met on 3 May 2024.

However, both villages seek greater security without a new dam. The military has historically guarded the \
upper lake, and this has increased the burden of the villages. The answer is not simple. While the dam \
holds, both villages must share the cost of its repair, and the military will help them to carry the stones \
up the mountain before the winter begins.

In practice, the security of the town depends on the will of its people to work with one another. Closer \
cooperation between the two villages is therefore the most sensible path for the whole valley.
"""

COPY = """The previous dam above the city is one of the best safety that the valley has. For each villages, \
true safety towards the flood is the one option to hold their navy depots and their colleges open, \
particularly given rising considerations over the rain.

Mayor Ann Smith is aware of the river effectively. Subsequently, her major curiosity is to maintain the \
safety of the decrease city, amid growing threats From the melting ice. In her first speech, the engineer \
Yeol Park Suk expressed support Designed for stronger partitions, noting that it is “untimely to talk about \
a second dam on this valley”. The council has 14 members, and it met on 5 May 2024.

Nonetheless, each villages search Greater security with out a brand new dam. The navy has traditionally \
guarded the higher lake, and this has elevated the burdenOf the villages. The reply is easy. Whereas the dam \
holds, each villages should share the price of its restore, and the navy will assist them to carry the \
stones up the mountain earlier than the winter begins.

In apply, the safety of the city depends upon the need of its folks to work with each other. Nearer \
cooperation between the 2 villages is due to this fact the most sensible path for the entire valley.
"""

OTHER = """Bread wants little but flour, water, salt and time. A wet dough is harder to shape and easier to \
love, because the crumb stays soft for days. Bakers who weigh their flour bake the same loaf every morning; \
bakers who guess do not.

Let the oven heat for a full hour. Steam keeps the crust from setting while the loaf still grows, so pour a \
cup of hot water into an old tray on the floor of the oven. When the loaf sounds hollow, it is done, and it \
should rest before it is cut.
"""
