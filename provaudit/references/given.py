"""Common given names: what tells the order of a name that has neither a comma nor initials."""

from __future__ import annotations

GIVEN = frozenset(
    """
    aaron adam adrian agnes ahmed alain alan albert alberto alejandro aleksandr alessandro alex alexander
    alexandra alexandre alexey alfred ali alice alison amanda amelia amy ana anastasia anders andrea andreas
    andrei andrew andrzej andy angela anita ann anna anne annette anthony antoine anton antonio armin arne
    arthur astrid axel barbara beatrice ben benjamin bernard bernd bernhard beth bettina bill birgit björn bob
    boris brian bridget bruce bruno camille carl carla carlo carlos carmen carol caroline catherine cathy
    charles charlotte chloe chris christian christina christine christoph christophe christopher claire clara
    claude claudia clemens colin craig cristina daniel daniela danielle david deborah denis dennis derek diana
    diane didier diego dieter dirk dmitry dominic dominik dominique donald dorothea douglas duncan edward edwin
    elena eleanor eleonora elisabeth elizabeth ellen emanuele emilia emily emma eric erica erik ernst esther eva
    evelyn fabian fabio fatima felix fernando florian frances francesca francesco francis francisco franck
    françois françoise frank franz fred frederic friedrich gabriel gabriele gareth gary georg george gerald
    gerard gerhard gilles gina giorgio giovanni giulia giuseppe grace graham greg gregor gregory guido guillaume
    gustav guy hannah hans harald harold harry heather heike heinrich heinz helen helena helga helmut hendrik
    henri henry herbert hermann hilary holger howard hugo ian igor ines ingrid irene irina isabel isabelle ivan
    jack jacob jacques jakob james jamie jan jane janet jasmin jason javier jean jeff jeffrey jennifer jens
    jeremy jessica jim joachim joan joanna joanne joe joel johan johann johanna johannes john jonas jonathan
    jörg jorge jose josé josef joseph josh joshua juan judith julia julian julie juliette julius jürgen karen
    karin karl kate katharina katherine kathleen kathrin kathy katja keith kelly ken kenneth kevin kim kirsten
    klaus konrad kristina kurt lars laura lauren laurent lea leila lena leo leon leonard leonardo lewis liam
    linda lisa liz lorenzo louis louise luca lucas lucia lucie lucy luis luisa lukas lydia lynn magdalena
    manfred manuel mara marc marcel marco marcus margaret maria marie marina mario marion mark markus marta
    martha martin martina mary mathias mathieu mathilde matt matteo matthew matthias maureen max maximilian maya
    megan mehmet melanie melissa michael michal michel michele michelle miguel mike mikhail milan miriam mohamed
    mohammed monica monika monique moritz nadia nancy natalia natalie natasha nathalie nathan neil nicholas nick
    nicola nicolas nicole nigel niklas nikolaus nils nina nora norbert olaf oleg olga oliver olivia olivier
    oscar otto pablo pamela paola paolo pascal patricia patrick paul paula paulo pavel pedro peter petra philip
    philipp philippe pia pierre piotr rachel rafael rainer ralf ralph raphael raymond rebecca regina reinhard
    renate rené ricardo richard rita rob robert roberta roberto robin roger roland rolf roman ronald rosa
    rosemary ross roy rudolf ruth ryan sabine sabrina sally sam samantha samuel sandra sara sarah scott sean
    sebastian sergei sergey sergio sharon sheila silke silvia simon simone sofia sonja sophia sophie stefan
    stefanie stefano steffen stephan stephanie stephen steve steven stuart sue susan susanna susanne suzanne
    sven sylvia tamara tanja tanya tatiana teresa terry theo theodor theresa thierry thomas thorsten tim timothy
    tina tobias tom tomas tony torsten tracey tracy ulrich ulrike ursula uwe valentin valerie vanessa vera
    veronica victor victoria viktor vincent vincenzo virginia vladimir walter wendy werner wilhelm will william
    wolf wolfgang xavier yann yvonne yves zoe
    """.split()
)


def is_given(word: str) -> bool:
    """Whether a word is a common given name; the first half of a double one counts."""
    return word.lower().split("-")[0] in GIVEN
