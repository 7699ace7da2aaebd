/** What fifty different days are like: sentences as students write them, of about sixty letters, none twice. */

export const SENTENCES = `
Samen met Joost de koelcel leeggehaald en alles weer ingeruimd
Vanochtend drie klanten geholpen met het kiezen van een verfkleur
De heftruck nagekeken, bandenspanning te laag, gemeld bij Karin
Mevrouw in kamer twaalf geholpen met wassen en haar ontbijt
Offerte uitgewerkt voor een dakkapel in Zwolle, nog niet af
Kabelgoten gezaagd en opgehangen op de tweede verdieping
Kassa geteld, vier euro te weinig, samen opnieuw nagelopen
Voor het eerst alleen de telefoon aangenomen bij de receptie
Deeg gemaakt voor negentig broodjes en de oven voorverwarmd
Bloeddruk gemeten bij zes bewoners en alles in het dossier gezet
Een lekkende kraan vervangen en de leiding weer onder druk gezet
Uitleg gekregen over gevaarlijke stoffen en het juiste masker
Website van een bakker aangepast, foto's waren veel te groot
Met de bus mee naar Apeldoorn om pallets op te halen
Remblokken vernieuwd van een Golf en een proefrit gereden
Kinderen voorgelezen, daarna buiten gespeeld in de zandbak
Vergadering bijgewoond over de nieuwe roosters, notulen getypt
Stekken gezet in kas vier en de luchtvochtigheid bijgehouden
Rapport geschreven over een valincident van gisteravond
Bestelling uit Duitsland gecontroleerd, twee dozen beschadigd
Steiger helpen opbouwen aan de noordkant, veel wind vandaag
Haren gewassen en gedroogd van vijf klanten, een keer geknipt
Server opnieuw opgestart na een storing in het hele gebouw
Hond van acht jaar vastgehouden tijdens het scheren van de poot
Muur gestuct in de badkamer, de hoeken gingen nog moeizaam
Facturen van september ingeboekt en twee fouten eruit gehaald
Een gesprek geoefend met een boze meneer aan de servicebalie
Lasnaden geslepen en gecontroleerd met de mal van Peter
Folders rondgebracht en de etalage ingericht voor de herfst
Medicijnen uitgezet onder toezicht van zuster Fatima
Tafels gedekt voor een bruiloft van honderdtwintig gasten
Grasveld gemaaid bij de school, daarna de heg recht geknipt
Zending ingescand en de voorraad vergeleken met het systeem
Meegelopen met de wijkverpleging, wonden verzorgd in Hattem
Printplaat gesoldeerd, bij het testen bleef een lampje uit
Allergenenlijst bijgewerkt omdat er een nieuwe saus is
Activiteit bedacht voor de peuters: schilderen met sponzen
Vloer gelegd in een woonkamer, plinten komen donderdag
Rondleiding gegeven aan nieuwe stagiairs van het Deltion
Melkrobot schoongemaakt en een kalf de fles gegeven
Camera's opgehangen bij de ingang en de hoek goed ingesteld
Gordijnen opgemeten bij een klant thuis in Kampen
Tijdens de pauze brandoefening, buiten verzameld bij de vlag
Vrachtwagen geladen volgens de lijst, volgorde was verkeerd
Planning gemaakt voor volgende week samen met teamleider Nadia
Oliefilter vervangen, bak lekte, pakking opnieuw besteld
Enquête gehouden onder bezoekers over de parkeerplaatsen
Soep gekookt van pompoen en de menukaart opnieuw geschreven
Bewoner begeleid naar de fysiotherapeut, onderweg lang gepraat
Laatste controle gedaan van de meterkast en alles gelabeld
`
  .trim()
  .split("\n");
