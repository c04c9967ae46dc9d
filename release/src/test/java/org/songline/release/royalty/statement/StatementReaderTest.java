package org.songline.release.royalty.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.royalty.money.Amount;

class StatementReaderTest {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;
  private static final Charset UTF8 = StandardCharsets.UTF_8;

  @TempDir private Path home;

  @Test
  void olderDistroKid() throws Exception {
    Statement read =
        one(
            LATIN,
            """
            Reporting Date\tSale Month\tStore\tArtist\tTitle\tISRC\tUPC\tQuantity\tTeam Percentage\tSong/Album\tCountry of Sale\tSongwriter Royalties Withheld\tEarnings (USD)
            2026-07-15\t2026-05\tSpotify\tZoë\tPaper Boats\tDE-H01-26-00001\t4006381333931\t1,200\t100\tSong\tDE\t\t3.120000000001
            2026-07-15\t2026-05\tSpotify\tZoë\tPaper Boats\tDEH012600001\t4006381333931\t300\t100\tSong\tDE\t\t0.88
            2026-07-15\t2026-04\tSpotify\tZoë\tPaper Boats\tDEH012600001\t4006381333931\t-3\t100\tSong\tUS\t\t(0.25)
            """);
    assertThat(read.source()).isEqualTo("distrokid");
    assertThat(read.period()).isEqualTo(YearMonth.of(2026, 7));
    assertThat(read.rows()).isEqualTo(3);
    assertThat(read.lines()).as("alike but for figures").isEqualTo(2);
    assertThat(read.tracks()).hasSize(1);
    assertThat(read.tracks().getFirst().isrc()).isEqualTo("DEH012600001");
    assertThat(read.tracks().getFirst().artist()).isEqualTo("Zoë");
    assertThat(read.amount(0)).isEqualTo(Amount.parse("4.000000000001"));
    assertThat(read.units(0)).isEqualTo(1_500_000);
    assertThat(read.amount(1)).isEqualTo(Amount.parse("-0.25"));
    assertThat(read.sold(1)).isEqualTo(YearMonth.of(2026, 4));
    assertThat(read.country(1)).isEqualTo("US");
    assertThat(read.totals()).containsEntry("USD", Amount.parse("3.750000000001"));
  }

  @Test
  void newerDistroKidWithQuotesAndTwoPeriods() throws Exception {
    List<Statement> read =
        all(
            UTF8,
            """
            "Date Inserted","Reporting Date","Sale Month","Store","Artist","Title","ISRC","UPC","Quantity","Team Percentage","Source Type","Country of Sale","Songwriter Royalties Withheld (USD)","Earnings (USD)","Recoup (USD)"
            "2026-07-20","2026-07-15","2026-05","iTunes","Anna, Tom & Co","Say ""Hi""\","DEH012600002","","2","100","Song","GB","","1.20","0"
            "2026-08-20","2026-08-15","2026-06","Apple iTunes","Anna, Tom & Co","Say ""Hi""\","DEH012600002","","1","100","Song","United Kingdom","","0.60","0"
            """);
    assertThat(read)
        .extracting(Statement::period)
        .containsExactly(month("2026-07"), month("2026-08"));
    assertThat(read.getFirst().tracks().getFirst().title()).isEqualTo("Say \"Hi\"");
    assertThat(read.getLast().store(0)).isEqualTo("iTunes");
    assertThat(read.getLast().country(0)).isEqualTo("GB");
  }

  @Test
  void tuneCoreTellsTheCurrencyOfEachRow() throws Exception {
    Statement read =
        one(
            UTF8,
            """
            Sales Period,Posted Date,Store Name,Country of Sale,Artist,Release Type,Release Title,Song Title,Label,UPC,Optional UPC,TC Song ID,Optional ISRC,Sales Type,# Units Sold,Per Unit Price,Net Sales,Net Sales Currency,Exchange Rate,Total Earned,Currency
            "June, 2026",2026-08-02,Amazon Unlimited (Streaming),US,Anna Berg,Album,Low Water,Low Tide,,4006381333931,,12,DEH012600002,Stream,"1,250",0.004,5,USD,1,"1,005.5",USD
            Jun 2026,08/02/2026,Deezer,FR,Anna Berg,Album,Low Water,Low Tide,,4006381333931,,12,DEH012600002,Stream,4,0.004,5,EUR,1,0.01,EUR
            """);
    assertThat(read.totals())
        .containsEntry("USD", Amount.parse("1005.5"))
        .containsEntry("EUR", Amount.parse("0.01"));
    assertThat(read.sold(0)).isEqualTo(month("2026-06"));
    assertThat(read.period()).isEqualTo(month("2026-08"));
    assertThat(read.store(0)).isEqualTo("Amazon Music");
  }

  @Test
  void soundCloudBeginsWithTwoLinesBeforeItsTable() throws Exception {
    Statement read =
        one(
            UTF8,
            """
            Account,123456
            9f1c2d3e-0000-4000-8000-000000000000
            Reporting Period,Track,Artist(s),ISRC,Release,Partner,Country,Units,Revenue Share (%),Split Pay Share (%),Revenue (USD)
            Jul 2026,Low Tide,Anna Berg,DEH012600002,Low Water,SoundCloud Go+,DE,90,100,100,0.4567
            """);
    assertThat(read.source()).isEqualTo("soundcloud");
    assertThat(read.store(0)).isEqualTo("SoundCloud");
    assertThat(read.totals()).containsEntry("USD", Amount.parse("0.4567"));
  }

  @Test
  void believeInFrenchWithMarkCommaAndSemicolons() throws Exception {
    Statement read =
        one(
            UTF8,
            """
            \ufeffMois de reporting;Mois de vente;Plateforme;Pays / Région;Nom du label;Nom de l’artiste;Titre de la sortie;Titre de la piste;UPC;ISRC;Type de vente;Quantité;Devise de paiement du client;Revenu brut;Revenu net
            01/08/2026;01/06/2026;Deezer;France;Quai;Anna Berg;Low Water;Marée basse;4006381333931;DEH012600002;Stream;1 234;EUR;1.234,50;1.050,125
            01/08/2026;01/06/2026;Deezer;Allemagne;Quai;Anna Berg;Low Water;Marée basse;4006381333931;DEH012600002;Stream;2;EUR;0,01;0,0085
            """);
    assertThat(read.source()).isEqualTo("believe");
    assertThat(read.period()).isEqualTo(month("2026-08"));
    assertThat(read.sold(0)).isEqualTo(month("2026-06"));
    assertThat(read.country(1)).isEqualTo("FR");
    assertThat(read.tracks().getFirst().title()).isEqualTo("Marée basse");
    assertThat(read.totals()).containsEntry("EUR", Amount.parse("1050.1335"));
  }

  @Test
  void kontor() throws Exception {
    Statement read =
        one(
            UTF8,
            """
            Sales Period;Store;Ch.-Type;Channel ID;Country;Label;Product Type;Product Title;Product Artist;EAN;ISRC;GRID;Article No;Units;Royalties
            2026-05;iTunes;DL;7;DE;Harbour;Track;Paper Boats;Anna Berg;4006381333931;DEH012600001;;HBR-1;3;1,89
            Total;;;;;;;;;;;;;3;1,89
            """);
    assertThat(read.rows()).isEqualTo(1);
    assertThat(read.totals()).containsEntry("EUR", Amount.parse("1.89"));
  }

  @Test
  void bandcampInItsTwoBytesPerCharacterWithoutPayouts() throws Exception {
    Statement read =
        one(
            StandardCharsets.UTF_16,
            """
            date,paid to,item type,item name,artist,buyer email,currency,item total,net amount,quantity,upc,isrc,country,bandcamp transaction id
            7/14/26 11:28pm,me,album,Low Water,Anna Berg,fan@example.org,EUR,9.00,7.65,1,4006381333931,,Germany,t1
            7/15/26 1:02am,me,track,Low Tide,Anna Berg,fan@example.org,EUR,1.00,0.80,1,,DEH012600002,DE,t2
            7/20/26 1:02am,me,payout,,,,EUR,,-8.45,,,,,t3
            """);
    assertThat(read.rows()).isEqualTo(2);
    assertThat(read.period()).isEqualTo(month("2026-07"));
    assertThat(read.store(0)).isEqualTo("Bandcamp");
    assertThat(read.totals()).containsEntry("EUR", Amount.parse("8.45"));
    Path kept = home.resolve("kept.tsv");
    StatementText.write(kept, read);
    assertThat(Files.readString(kept)).as("who bought is nobody's business").doesNotContain("fan@");
  }

  @Test
  void anyTableByItsMapping() throws Exception {
    Format mapping =
        new Format(
            "society",
            "A society",
            List.of("Werk-Nr.", "Betrag"),
            new TreeMap<>(
                Map.of(
                    Format.Meaning.NUMBER, List.of("Werk-Nr."),
                    Format.Meaning.ISWC, List.of("ISWC"),
                    Format.Meaning.AMOUNT, List.of("Betrag"))),
            new TreeMap<>(),
            "EUR",
            Format.Decimal.SHOWN,
            true);
    Path file =
        file(LATIN, "Werk-Nr.|ISWC|Betrag\nHBR00001|T-034.524.680-1|12,34\n|T0345246801|1\n");
    StatementReader.Told told =
        new StatementReader.Told(
            Optional.empty(), Optional.empty(), Optional.of(month("2026-06")), Optional.empty());
    Statement read = StatementReader.read(file, List.of(mapping), told).statements().getFirst();
    assertThat(read.source()).isEqualTo("society");
    assertThat(read.totals()).containsEntry("EUR", Amount.parse("13.34"));
    assertThat(read.tracks()).extracting(Track::iswc).containsOnly("T0345246801");
    assertThatThrownBy(
            () -> StatementReader.read(file, List.of(mapping), StatementReader.Told.NOTHING))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("--period");
  }

  @Test
  void financialReportOfAService() throws Exception {
    String[] sale = new String[48];
    java.util.Arrays.fill(sale, "");
    sale[0] = "SR08";
    sale[1] = "tx1";
    sale[3] = "4006381333931";
    sale[13] = "DEH012600002";
    sale[20] = "Low Tide";
    sale[22] = "Anna Berg";
    sale[24] = "1";
    sale[25] = "2026-07-31";
    sale[26] = "100";
    sale[27] = "2";
    sale[28] = "98";
    sale[43] = "5";
    sale[44] = "4.5";
    sale[45] = "4";
    sale[46] = "3.6";
    sale[47] = "false";
    String[] summary = new String[46];
    java.util.Arrays.fill(summary, "");
    summary[0] = "SY10";
    summary[1] = "1";
    summary[4] = "SubscriptionModel";
    summary[5] = "OnDemandStream";
    summary[12] = "DE";
    summary[13] = "Premium";
    summary[20] = "USD";
    summary[21] = "EUR";
    summary[43] = "0.75";
    String text =
        "HEAD\tdsrf/1/2/8\tFinancialReportingToRecordCompaniesProfileSRB\t1.0\tm1"
            + "\t2026-08-05T00:00:00Z\t1\t1\t2026-07-01\t2026-07-31\tPADPIDA2013020802I\tStreamer"
            + "\tPremium\t\t\t\n"
            + String.join("\t", summary)
            + "\n"
            + String.join("\t", sale)
            + "\nSRFO\t4\t1\n";
    Path packed = home.resolve("report.tsv.gz");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF8));
    }
    Files.write(packed, bytes.toByteArray());
    StatementReader.Read read =
        StatementReader.read(packed, List.of(), StatementReader.Told.NOTHING);
    assertThat(read.source()).isEqualTo("dsr-streamer-premium-de");
    assertThat(read.statements().getFirst().totals())
        .as("what is owed, and the fee that no use earned")
        .containsEntry("EUR", Amount.parse("4.35"));
    assertThat(read.notices()).hasSize(1);
    Path cut = file(UTF8, text.substring(0, text.indexOf("SRFO")));
    assertThatThrownBy(() -> StatementReader.read(cut, List.of(), StatementReader.Told.NOTHING))
        .hasMessageContaining("cut off");
    Files.write(packed, java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertThatThrownBy(() -> StatementReader.read(packed, List.of(), StatementReader.Told.NOTHING))
        .isInstanceOf(ReleaseProblem.class);
  }

  @Test
  void usesOfABasicAudioReportShareTheAmountOfTheirSummary() throws Exception {
    Statement read =
        one(
            UTF8,
            """
            HEAD\tdsrf/1/2/8\tBasicAudioProfile\t1.2\tm1\t2026-08-05T00:00:00Z\t1\t1\t2026-07-01\t2026-07-31\tPADPIDA2013020802I\tStreamer\tFree\t\t\t
            #SY02.02\tSummaryRecordId\tUseType\tTerritory\tCurrencyOfReporting\tAllocatedRevenue
            SY02.02\t1\tOnDemandStream\tIS\tEUR\t10
            #AS01.01\tBlockId\tResourceReference\tISRC\tTitle\tDisplayArtistName
            #SU02\tBlockId\tSummaryRecordId\tTransactedResource\tNumberOfStreams
            AS01.01\t1\tA1\tDEH012600001\tPaper Boats\tAnna Berg
            SU02\t1\t1\tA1\t2
            AS01.01\t2\tA1\tDEH012600002\tLow Tide\tAnna Berg
            SU02\t2\t1\tA1\t1
            FOOT\t10\t10\t1\t2\t2
            """);
    assertThat(read.amount(0)).isEqualTo(Amount.parse("6.666666667"));
    assertThat(read.amount(1)).isEqualTo(Amount.parse("3.333333333"));
  }

  @Test
  void hostileFilesEndInOneLineWithTheirPlace() throws Exception {
    String head = "Sale Month\tSource Type\tEarnings (USD)\tCountry of Sale\tISRC\n";
    refused(head + "2026-05\tSong\tabc\tDE\tX\n", "line 2", "no amount");
    refused(head + "2026-05\tSong\n", "line 2", "cut off");
    refused(head + "2026-05\tSong\t1\tDE\tX\tmore\n", "line 2", "separator");
    refused(head + "2026-05\tSong\t\"1\tDE\tX\n", "line 2", "quote");
    refused(head + "2026-05\tSong\t1\tDE\tX\nnever\tSong\t1\tDE\tX\n", "line 3", "no month");
    refused(head + "2026-05\tSong\t1,20\tDE\tX\n", "line 2", "no amount");
    refused(head + "2026-05\tSong\t0,123\tDE\tX\n", "line 2", "no amount");
    refused(head, "no rows");
    refused("", "nothing in it");
    refused("some,other,table\n1,2,3\n", "columns seem to be some, other, table");
    refused("a".repeat(3_000_000), "statement");
    refused(head + "2026-05\tSong\t999999999999999\tDE\tX\n".repeat(20_000), "greater");
  }

  @Test
  void figuresInAllTheirForms() {
    assertThat(figure("1,234,567.5", '.')).isEqualTo("1234567.5");
    assertThat(figure("1.234.567,5", ',')).isEqualTo("1234567.5");
    assertThat(figure("(12.50)", '.')).isEqualTo("-12.5");
    assertThat(figure("-$0.25", '.')).isEqualTo("-0.25");
    assertThat(figure("€ 3,5", ',')).isEqualTo("3.5");
    assertThat(figure("1 234,5", ',')).isEqualTo("1234.5");
    assertThat(figure("1'234.5", '.')).isEqualTo("1234.5");
    assertThat(figure("1.5E-7", '.')).isEqualTo("0.00000015");
    assertThat(figure("0.0000000000000000000012", '.')).isEqualTo("0.0000000000000000000012");
    assertThat(figure("-0.0000000000000000000012", '.')).isEqualTo("-0.0000000000000000000012");
    assertThat(figure(".5", '.')).isEqualTo("0.5");
    assertThat(figure("-", '.')).isEqualTo("0");
    assertThat(figure("", '.')).isEqualTo("0");
    assertThat(figure("12 USD", '.')).isEqualTo("12");
    for (String none :
        List.of("1,2", "12,34.5", "--1", "(1", "1)", "1.2.3", "x1", "1x2", "1,23,456")) {
      assertThat(figure(none, '.')).as(none).isEqualTo("none");
    }
  }

  @Test
  void monthsInAllTheirForms() {
    for (String text :
        List.of(
            "2026-07",
            "07/2026",
            "7/2026",
            "Jul 2026",
            "July, 2026",
            "2026-07-15",
            "202607",
            "20260715",
            "15/07/2026",
            "7/15/26 9:30am",
            "juil. 2026",
            "Juillet 2026",
            "Jul-26",
            "15 Jul 2026",
            "July 15, 2026",
            "2026/07/01",
            "2026-07-15T10:00:00Z",
            "2026 July")) {
      assertThat(Months.read(text, false)).as(text).isEqualTo(Months.of(month("2026-07")));
    }
    assertThat(Months.read("03/04/2026", true)).isEqualTo(Months.of(month("2026-04")));
    assertThat(Months.read("03/04/2026", false)).isEqualTo(Months.of(month("2026-03")));
    for (String text : List.of("2026-13", "13/13/2026", "Foo 2026", "26", "1899-01", "now")) {
      assertThat(Months.read(text, false)).as(text).isEqualTo(-1);
    }
  }

  private void refused(String text, String... told) throws IOException {
    Path file = file(UTF8, text);
    assertThatThrownBy(() -> StatementReader.read(file, List.of(), StatementReader.Told.NOTHING))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContainingAll(told)
        .message()
        .doesNotContain("\n");
  }

  private static String figure(String text, char decimal) {
    Figure figure = new Figure();
    byte[] bytes = text.getBytes(UTF8);
    if (!figure.read(bytes, 0, bytes.length, decimal)) {
      return "none";
    }
    Sum sum = new Sum();
    sum.add(figure.whole(), figure.fraction(), figure.fine());
    return sum.amount().text();
  }

  private static YearMonth month(String text) {
    return YearMonth.parse(text);
  }

  private Statement one(Charset code, String text) throws IOException {
    List<Statement> all = all(code, text);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** Reads a text; what is kept of it reads back equal and is written the same. */
  private List<Statement> all(Charset code, String text) throws IOException {
    List<Statement> read =
        StatementReader.read(file(code, text), List.of(), StatementReader.Told.NOTHING)
            .statements();
    for (Statement statement : read) {
      Path first = home.resolve("first.tsv");
      Path second = home.resolve("second.tsv");
      StatementText.write(first, statement);
      Statement back = StatementText.read(first);
      StatementText.write(second, back);
      assertThat(Files.readString(second)).isEqualTo(Files.readString(first));
      assertThat(back.totals()).isEqualTo(statement.totals());
    }
    return read;
  }

  private Path file(Charset code, String text) throws IOException {
    return Files.write(home.resolve("statement.txt"), text.getBytes(code));
  }
}
