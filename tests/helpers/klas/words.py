"""The texts for invented maps. Nobody in them exists."""

from __future__ import annotations

FIRST_NAMES = (
    *("Sam", "Robin", "Noor", "Bo", "Charlie", "Mila", "Youssef", "Fatima", "Daan", "Emma", "Sem", "Zoë", "Levi"),
    *("Aylin", "Thijs", "Lotte", "Amir", "Sanne", "Joris", "Imane", "Finn", "Esra", "Bram", "Anouk", "Rayan", "Femke"),
    *("Jesse", "Naomi", "Milan", "Isa", "Ruben", "Hanna", "Ilias", "Julia", "Lars", "Kiki", "Omar", "Roos", "Wout"),
)
LAST_NAMES = (
    *("Voorbeeld", "van Voorbeeld", "Proefman", "de Proef", "Verzonnen", "Bedacht", "van der Fictie", "Denkbeeld"),
    *("Schijnbaar", "Stel", "Alsof", "Nergens", "Niemand", "Papier", "ter Oefening", "Kladblok", "Voorlopig", "Iets"),
    *("Öztest", "Ñandu-Test", "d'Exemple", "el Mithal", "Ngvoorbeeld", "van 't Voorbeeld"),
)
LEERBEDRIJVEN = (
    *("Zorgcentrum Voorbeeld", "Bakkerij De Proef", "Garage Verzonnen", "Kinderopvang Alsof", "Bouwbedrijf Denkbeeld"),
    *("Hovenier Nergens", "Installatiebedrijf Stel", "Software Fictie bv", "Thuiszorg Papier", "Hotel Schijnbaar"),
    *("Kwekerij Bedacht", "Smederij Klad & Zn.", "Ziekenhuis Iets", "School De Oefening", "Winkel Voorlopig"),
)
DEPARTMENTS = ("", "", "Begane grond", "Team Noord", "Werkplaats", "Afdeling 3", "Balie")
PRAKTIJKOPLEIDERS = (
    *("mevrouw Jansen", "meneer De Vries", "Kim Opleider", "mevrouw Öztürk", "meneer Bakker", "Alex van de Zaak"),
    *("mevrouw Visser", "meneer El Amrani", "Jo Meester", "mevrouw Peters"),
)
BEGELEIDERS = ("Noor Begeleider", "Ton van School", "Mieke Bezoek", "Karim Begeleider", "Ineke Contact", "Piet Docent")
LEERCOACHES = ("Bo Leercoach", "Anke Coach", "Samir Leercoach")
ACTIVITIES = (
    "Geholpen bij het ontbijt en daarna de kamers opgeruimd.",
    "Meegelopen met een collega. Zelf de planning van de middag gemaakt.",
    "Materiaal klaargezet, nagekeken en aangevuld.",
    "Een klant geholpen. Dat ging goed, ik durfde meer te vragen.",
    "Storing gezocht en samen opgelost. Daarna alles opgeschreven.",
    "Overleg gehad met het team. Ik heb verteld waar ik aan werk.",
    "Gewerkt aan mijn opdracht: eerst gekeken, toen zelf gedaan.",
    "Opgeruimd, geteld en bestellingen gedaan.",
    "Vandaag veel alleen gedaan. Mijn praktijkopleider keek aan het eind mee.",
    "Rustige dag. Ik heb de regels over veilig werken doorgenomen.",
)
AFSPRAKEN = (
    "Donderdag kijken we samen terug op de planning.",
    "Ik vraag elke dag één keer om een tip.",
    "Mijn praktijkopleider doet het voor, daarna doe ik het zelf.",
    "Ik maak de opdracht af en laat hem vrijdag zien.",
    "We letten op het tempo. Aan het eind van de week praten we erover.",
)
TALK = (
    "Het gaat goed. Er mag meer tempo in.",
    "We hebben het over de samenwerking gehad. De afspraken blijven staan.",
    "Er is genoeg te leren. De volgende weken komt er nieuw werk bij.",
    "De uren lopen wat achter. We spreken af hoe dat goedkomt.",
)
STRONG = ("Altijd op tijd en vriendelijk.", "Ziet zelf wat er moet gebeuren.", "Werkt netjes en veilig.")
LEERPUNTEN = ("Vragen stellen voordat het misgaat.", "De ochtend zelf plannen.", "Rustig blijven als het druk is.")
HOW = (
    "Elke maandag zelf de planning maken.",
    "Eerst drie keer meekijken, dan zelf.",
    "Aan het eind van de dag opschrijven.",
)
TOELICHTING = ("Ik doe dit nu zonder hulp.", "Het lukt als het rustig is.", "Ik heb dit pas twee keer gedaan.", "")
OPDRACHTEN = ("Een ochtend plannen", "Werken met een protocol", "Een klant te woord staan", "Een week vooruitkijken")
BEWIJZEN = ("Planning van de ochtend", "Verslag van mijn week", "Foto van mijn werk", "Wat ik leerde van een fout")
