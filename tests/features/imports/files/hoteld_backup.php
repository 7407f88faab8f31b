<?php exit(); ?>

<!--             2026-03-11 16:30:13             -->

<!--  **    SAVE THIS FILE AS hoteld_backup.php     **  -->

<!--  **  SALVA QUESTO FILE COME hoteld_backup.php  **  -->


<backup>
<versione>3.05</versione>
<log>NO</log>
<file>
<nomefile>./dati/lingua.php</nomefile>
<contenuto>
<?php
$lingua[1] = "fr";
?></contenuto>
</file>
<database>
<tabella>
<nometabella>anni</nometabella>
<colonnetabella>
<nomecolonna>idanni</nomecolonna>
<tipocolonna>int</tipocolonna>
</colonnetabella>
<righetabella>
<riga><cmp>2026</cmp></riga>
</righetabella>
</tabella>
<tabella>
<nometabella>clienti</nometabella>
<colonnetabella>
<nomecolonna>idclienti</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>cognome</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>nome</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>soprannome</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>sesso</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>titolo</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>lingua</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>datanascita</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>cittanascita</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>regionenascita</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>nazionenascita</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>documento</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>scadenzadoc</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>tipodoc</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>cittadoc</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>regionedoc</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>nazionedoc</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>nazionalita</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>nazione</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>regione</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>citta</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>via</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>numcivico</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>cap</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>telefono</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>telefono2</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>telefono3</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>fax</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>email</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>email2</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>email3</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>cod_fiscale</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>partita_iva</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>commento</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>max_num_ordine</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>idclienti_compagni</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>doc_inviati</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>datainserimento</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>hostinserimento</nomecolonna>
<tipocolonna>string</tipocolonna>
<nomecolonna>utente_inserimento</nomecolonna>
<tipocolonna>string</tipocolonna>
</colonnetabella>
<righetabella>
<riga><cmp>12</cmp><cmp>Rossi</cmp><cmp>Maria</cmp><cmp></cmp><cmp>f</cmp><cmp></cmp><cmp>ita</cmp><cmp>1975-06-30</cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp>AX123</cmp><cmp>2029-01-01</cmp><cmp>CI</cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp>Italia</cmp><cmp></cmp><cmp>Torino</cmp><cmp>Via Roma</cmp><cmp>12</cmp><cmp>10121</cmp><cmp>+39 011 123456</cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp>maria@example.it</cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp>vista mare
primo piano @%&@@%&@ </cmp@%&@></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp>2024-01-01 10:00:00</cmp><cmp></cmp><cmp></cmp></riga>
<riga><cmp>13</cmp><cmp>Dupont</cmp><cmp>Élise</cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp>France</cmp><cmp></cmp><cmp>Annecy</cmp><cmp>rue Royale</cmp><cmp>5</cmp><cmp>74000</cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp><cmp></cmp></riga>
</righetabella>
</tabella>
<tabella>
<nometabella>nazioni</nometabella>
<colonnetabella>
<nomecolonna>idnazioni</nomecolonna>
<tipocolonna>int</tipocolonna>
</colonnetabella>
<righetabella>
<riga><cmp>1</cmp></riga>
</righetabella>
</tabella>
</database>
</backup>
