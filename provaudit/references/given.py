"""Common given names: what tells the order of a name that has neither a comma nor initials."""

from __future__ import annotations

GIVEN = frozenset(
    """
    aaron adam adrian agnes ahmed alain alan albert alberto alejandro aleksandr alessandro alex alexander
    alexandra alexandre alexey alfred ali alice alison allan allen amanda amelia amy ana anastasia anders andrea
    andreas andrei andrew andré andrzej andy angela anita ann anna anne annette anthony antoine anton antonio
    armin arne arnold arthur astrid attila aurelie aurélie axel barbara barry beatrice ben benjamin benoît
    bernard bernd bernhard beth bettina bénédicte bill birgit björn bob boris brian bridget bruce bruno camille
    carl carla carlo carlos carmen carol caroline catherine cathy cecilia celine cécile céline charles charlie
    charlotte chloe chris christian christina christine christoph christophe christopher claire clara claude
    claudia clemens clement clément colin craig cristina dale daniel daniela danielle david dean deborah denis
    dennis derek diana diane didier diego dieter dirk dmitry dominic dominik dominique donald donna dorothea
    dorothy douglas duncan edgar edward edwin eleanor elena eleonora elisabeth elizabeth ellen ellis emanuele
    emilia emily emma eric erica erik ernst esther etienne eugene eva evelyn ezra étienne fabian fabienne fabio
    fabrice fatima felix ferenc fernando fiona florian frances francesca francesco francis francisco franck
    françois françoise frank franz fred frederic frédéric friedrich gabor gabriel gabriele gaëlle gail gareth
    gary gene geoffrey georg george gerald gerard gerhard gérard gilbert gilles gina giorgio giovanni giulia
    giuseppe gordon grace graham greg gregor gregory guido guillaume gustav guy hannah hans harald harold harry
    harvey heather heike heinrich heinz helen helena helene helga helmut hendrik henri henry herbert hermann
    herve hervé hélène hilary hilda holger howard hugh hugo ian igor ines ingo ingrid ira irene irina irving
    isabel isabelle istvan ivan jack jacob jacques jakob james jamie jan jane janet jasmin jason javier jay jean
    jeff jeffrey jennifer jens jeremy jerome jerry jerzy jessica jérôme jill jim joachim joan joanna joanne
    jocelyn joe joel joël johan johann johanna johannes john jonas jonathan jorg jorge jose josef josefina
    joseph josé josh joshua josiane joyce jörg juan judith julia julian julie juliette julio julius jürgen karen
    karin karl kate katharina katherine kathleen kathrin kathy katja keith kelly ken kenneth kevin kim kirsten
    klaus konrad kristina krzysztof kurt larry lars laszlo laura lauren laurence laurent lawrence lea leila lena
    leo leon leonard leonardo leonid leslie lewis liam linda lionel lisa liz lloyd lorenzo lorraine louis louise
    luc luca lucas lucia lucie lucien lucy ludovic luis luisa lukas lydia lynn magdalena manfred manuel mara
    marc marcel marcelo marco marcus marek margaret margarita maria marie marilyn marina mario marion mark
    markus marta martha martin martina martine marvin mary mathias mathieu mathilde matt matteo matthew matthias
    maureen maurice max maxime maximilian maya megan mehmet melanie melissa melvin mélanie michael michaela
    michal michel michele michelle miguel mike mikhail milan milton mireille miriam mirjam mirko mohamed
    mohammed monica monika monique moritz murray nadia nancy natalia natalie natasha nathalie nathan neil
    nicholas nick nicola nicolas nicole nigel niklas nikolai nikolaus nils nina noël nora norbert norman odile
    olaf oleg olga oliver olivia olivier oscar otto pablo pamela paola paolo pascal pascale patricia patrick
    paul paula paulo pavel pawel pedro peggy peter petra philip philipp philippe phyllis pia pierre piotr rachel
    rafael rainer ralf ralph raphael raphaël ray raymond rebecca regina regis reinhard remi renate rene rené
    régis rémi ricardo richard rita rob robert roberta roberto robin rodney roger roland rolf roman ronald rosa
    rosemary ross roy rudolf rupert ruth ryan sabine sabrina sally sam samantha samuel sandra sara sarah scott
    sean sebastian serge sergei sergey sergio sébastien sharon sheila sidney silke silvia simon simone sofia
    solange sonja sophia sophie stanley stefan stefanie stefano steffen stephan stephane stephanie stephen steve
    steven stéphane stuart sue susan susanna susanne suzanne sven sylvain sylvia sylvie tamara tanja tanya
    tatiana teresa terry theo theodor theodore theresa thérèse thierry thomas thorsten tim timothy tina tobias
    todd tom tomas tomasz tony torsten tracey tracy travis ulrich ulrike ursula uwe valentin valerie vanessa
    vera vernon veronica véronique victor victoria viktor vincent vincenzo virginia vladimir wallace walter
    warren wayne wendy werner wesley wilhelm will william wolf wolfgang xavier yann yves yvonne zachary zoe
    zoltan
    """.split()
)


def is_given(word: str) -> bool:
    """Whether a word is a common given name; the first half of a double one counts."""
    return word.lower().split("-")[0] in GIVEN
