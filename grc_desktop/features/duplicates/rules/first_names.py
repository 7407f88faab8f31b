"""First names: which are forms of one another, and which are names of their own although a letter apart.

*Jean* and *Jeanne*, *Emma* and *Anna* are two people; *Lucie* and *Lucei* are one and a slip of the finger. What is
known here is told apart by that; what is not known is taken for a slip where nothing else speaks against it.
"""

from __future__ import annotations

_FORMS = """
alexandre alex sacha sasha sandro alexander alessandro alejandro aleksandr|alexandra alex sandra sasha sacha
alessandra andre andreas andrea andrew andy andrei andres|anne anna ann annie annette anouk hannah hanna ana|antoine
anthony tony toni anton antonio antonin|antoinette antonia toinette|arthur art arturo|barbara babette barbra
babs|beatrice bea beatrix beatriz|benjamin ben benji benny|benoit ben benedikt benedict benito|bernard bernie
bernhard bernardo|brigitte gitte bridget birgit|caroline caro carolina karoline|catherine cathy kate katie kathy
katherine kathryn katharina caterina catalina ekaterina katrin kathrin|cecile cecilia cecily|charles charlie carl
karl carlo carlos charly|charlotte lotte charly carlotta|christelle chris christel|christian chris cristian
kristian|christine chris christina tina kristina cristina|christophe chris christopher tophe christoph
kristof|claude claudius claudio|claudine claudia|constance connie constanze|corinne coco corinna|cyril kyrill
cyrille|daniel dan dany danny daniil|danielle dany daniela daniella|david dave davide|delphine delphe|denis dennis
denys dionisio|diane diana|dominique dom domi dominic dominik domenico|dorothee dora dorothea dorothy|edouard edward
eduard edoardo eduardo ed eddy ted|eleonore leonore nora eleonora eleanor|elisabeth elizabeth lisbeth liz betty beth
elsbeth elisabetta|emile emil emilio|emilie emily emilia mimi milie|emmanuel manu manuel immanuel
emanuele|emmanuelle manu manuela|eric erik erich|etienne stephane stephen stefan steven steve stefano esteban
stephan|eugene eugen eugenio gene|eugenie eugenia|fabien fabian fabio fab|fabienne fabiola fab|ferdinand fernand
fernando|florence flo florenz|florian flo|francis frank franck|francois francesco francisco franz frank fanfan
frans|francoise fanchon francesca franziska francisca fanfan|frederic fred freddy frederick friedrich federico
fritz|frederique fred frederike|gabriel gab gabi gaby|gabrielle gaby gabriela gabriella|genevieve gene|georges george
georg giorgio jorge jorg juergen jurgen youri yuri georgios|gerard gerhard gerardo gege gerald|gilbert gil
gilberto|gilles gil egidio|giovanni gianni gio|gregoire greg gregory gregor gregorio|guillaume will william wilhelm
bill billy guglielmo willem willy guillermo|guy guido|gustave gustav gus|helene helen elena helena lena ellen|henri
henry harry enrico enrique heinrich hendrik heinz|hubert hugues hugo hugh ugo|ines agnes agnese|irene irena
irina|isabelle isa isabel isabella isabell belle|jacqueline jackie jacky jacquotte|jacques jack jacky jacquot james
jim jimmy jakob jacob giacomo jaime jacopo|jean john johann johannes hans juan jan jon johnny joao ivan giovanni
jeannot|jeanne jeannette joan johanna giovanna juana jeannine|jean-baptiste jb|jean-claude jc|jean-francois
jf|jean-jacques jj|jean-luc jl|jean-marc jm|jean-marie jm|jean-michel jm|jean-paul jp|jean-philippe jp|jean-pierre
jp|jeremie jeremy jeremias jerem|jerome jerry gerome geronimo|joel jo|joseph joe jose giuseppe josef jo pepe
beppe|josephine josie jo josefa|josiane josy|judith judy|julie julia giulia|julien julian juliano giuliano
jul|juliette juliet giulietta julieta|laurence laury|laurent lorenz lorenzo laurenz larry laurens|lea leah|leon leo
leone|leonard leo leonardo lenny leonhard|louis ludwig luigi luis lewis lou loulou|louise lou luisa luise louisa|luc
lucas lukas luca luke|lucie lucia lucy luzia lulu|lucien lucian luciano lulu|ludovic ludo ludwig|madeleine mado
magdalena madeline maddalena mady|marc marco mark markus marcus marcos marek|marcel marcello marcelo|margaux margot
margo|marguerite margot margaret maggie margarete margarita margherita greta peggy daisy|marianne mariane
marian|marie maria mary mia maryse mari|marie-claude mc|marie-therese mt marithe|martine martina|martin tino|mathieu
matthieu matthew matt matthias mattias matteo mateo mathias mat|mathilde matilda mathilda matilde|maurice moritz
maurizio mauricio|maxime max maximilien maximilian massimo maximo|melanie mel melly|michel mike michael micha miguel
mikhail mich mickael mikael|michele michelle mimi|monique monika monica mo|nathalie nath natalie natalia nat
nathaly|nicolas nico nick niklas nikolaus nikolai niccolo klaus nicholas nikolaos|nicole nicky nico nicola
nicoletta|odile odilia|olivier oliver oliviero olive|oscar oskar|pascal pasquale pascual|pascale paquita|patrice pat
patrick|patricia pat patsy patrizia paty|patrick pat paddy patrizio pad|paul paolo pablo pavel paulo pauli|paule
paula paola|pauline paulina popo|philippe phil philip philipp filippo felipe pip|pierre peter pietro pedro piotr
pete petr piet pierrot|rachel rachele raquel|raphael raf rafael raffaele raph|raymond ray raimund ramon
raimondo|rebecca becky rebekka|regine regina|rene renato renatus|richard rick ricky dick ricardo riccardo
rich|robert bob bobby rob robby roberto rupert bert|roger rodger ruggero rogelio|roland rolando orlando|romain roman
romano|ronald ron ronny|sabine sabina|sabrina sab|samuel sam sammy samuele|sandrine sandy sandra|sebastien seb
sebastian bastien basti sebastiano|serge sergio sergej sergei|severine sev severina|simon simeon|solange sol|sophie
sofia sophia sonia sofie|stephanie steph stefanie stefania stephie|susanne suzanne susan sue suzette susanna suzy
susi|sylvain silvan silvano|sylvie silvia sylvia silvie|tatiana tania tanja tanya|theodore theo ted teo teodoro
theodor|therese teresa theresa resi terry|thibault thibaut thibaud theobald|thierry theodorich dietrich titi|thomas
tom tommy tommaso tomas thom|timothee tim timothy timo|valentin val valentino|valerie val valeria|veronique vero
veronika veronica|victor vic viktor vittorio|victoria vicky vittoria viktoria victoire|vincent vince vincenzo
vinzenz vicente|violette violetta|virginie virginia gigi|viviane vivi viviana vivian|xavier xav javier saverio|yves
ivo yvon|yvette yvonne|zoe zoey
|alexis alex|amandine mandy|benedicte bene|camille cam|cedric ced|clement clem|clementine clem|damien dam|elodie
elo|fabrice fab|francesca franca|gwenaelle gwen|gwendoline gwen|jean-francois jeff|geoffrey geoffroy jeff|jessica
jess|jonathan jo jon john|justine ju juju|kevin kev|laetitia leticia laeti leti|ludivine ludi|marie-christine
marie-chris mc|marie-france mf|marie-helene mh|marie-laure ml|marjorie marj|maxence max|melissa mel|mickael mika
mick|pierre-yves py|pierre-emmanuel pe|anne-sophie aso|jean-louis jl|jean-yves jy|stephane steph stef|sylvain sylv
|valentine val|virginie nini|yohann yohan johann
"""
"""Groups of forms of one name: short ones, and what other languages make of it. A form may stand in several."""

_NAMES = """
aaron abel achille adam adel adele adeline adrien adrienne agathe agnes ahmed aicha aime aimee alain alan albane
albert alberto alfred alice alicia aline alix alma aloys amandine amaury ambre amelie amina amir anais andrea andree
ange angela angele angelique angelo anita annabelle anne-marie anouk ariane ariel armand armelle arnaud astrid aude
audrey auguste augustin aurelie aurelien aurore axel axelle ayoub baptiste bastien benedicte berangere bernadette
berthe bertrand bettina bianca blanche boris brice bruno camille capucine carina carla carmen carole cassandre
cedric celeste celia celine chantal chiara chloe christa christiane claire clara clarisse clea clemence clement
clementine cleo clothilde clotilde colette coline cosima cosmo damien daniele danny daphne dario dean deborah denise
desire didier diego dieter dimitri dolores donatien doris edgar edith edmond edwige eliane elias elie elif elina
eline eliot elise ella elliott elodie elsa elvire emeline emma enzo erika ernest ernst erwan erwann estelle esther
ethan eva evan eve evelyne fanny fatima fatou felicie felix fernande fiona flavie flavien flora floriane franca
fredrik gael gaelle gaetan gaspard gaston geraldine ghislaine ginette gisele giselle gloria grace gregor guilhem
gunter gwenael gwenaelle hakim hamza harold hassan heidi heike helmut henriette herve hilda honore honorine horst
huguette ibrahim ida igor ilan ilona inge ingrid iris isaac isabel isaure ismael jade jana janine jasmine jasper
jean-louis jean-yves jens jessica joachim joanna jocelyne johan jonas jonathan jordan joris josette josselin josue
joy jules juliane julio justin justine kamel karim karima karin karine kevin khadija kilian killian lara larissa
latifa laura laure lauren laurence laurene laurie laurine leila leo leonie leonor leopold leslie lila lilian liliane
lilou lily lina linda line lionel lisa lise livia loic lois lola lorene loris louane louison lucienne lucile lucille
luna lydia lydie lyna maelle maeva magali malik malo manon marceline mareike margit marin marina marine mario marion
marius marjorie marlene marta marthe marwan maryline maryvonne maud mauricette max maxence melina melissa mercedes
meryem michele micheline mila milan milo mina mireille mohamed mona morgane mounir muriel murielle mustapha mylene
myriam nadege nadia nadine naima naomi nathan nathanael nelly nelson nestor nils nina nino noa noah noe noel noelle
noemie nolan norah norbert norman oceane octave odette olga olivia ophelie oriane orlane oscar otto paco pamela
paola paolo paulette perrine petra philibert philomene pia quentin rachid rainer ralf ralph raoul raymonde regis
reine remi remy renata renate renaud renee robin rodolphe rodrigue rolf romane romeo romy rosa rosalie rose roseline
roxane ruben rudolf rudy ruth sacha said salma salome samantha samia samir samira sandro sara sarah saul selma
serena severin sibylle sidonie sigrid silke simone sofiane solene sonja steffen stella suzanna sven svetlana swann
sylvette sylviane tamara tanguy tessa thais thea thelma theophile tiago tiffany tilda titouan tom tristan ulrich
ulrike uwe valentine vanessa vera victorien viola vladimir walter wanda wassim werner wilfried wolfgang xaviere yael
yanis yann yannick yannis yasmina yasmine yohan yolande youssef yvan yvon zacharie zelie zineb zoran
"""


def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_FORMS.split("|")):
        for name in group.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


_OF = _groups()

USUAL: frozenset[str] = frozenset(_OF) | frozenset(_NAMES.split())
"""First names that are names of their own, folded; hyphens stay."""


def are_forms_of_one(one: str, other: str) -> bool:
    """Whether two folded first names are forms of one: ``Bob`` and ``Robert``, ``Hans`` and ``Jean``."""
    return not _OF.get(one, frozenset()).isdisjoint(_OF.get(other, frozenset()))
