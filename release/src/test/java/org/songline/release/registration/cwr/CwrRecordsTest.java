package org.songline.release.registration.cwr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.release.registration.cwr.Layout.Field;

/** The description of records: its columns, and lines made by hand read as it says. */
class CwrRecordsTest {
  static List<String> types() {
    return Layouts.all().stream().map(Layout::type).toList();
  }

  /** A value that fills a field of a kind, without spaces or zeros at its ends. */
  static String value(Field field) {
    return switch (field.kind()) {
      case DATE -> "20260305";
      case TIME -> "000237";
      case FLAG, YES_NO -> "Y";
      case SHARE -> "5000";
      case NUMBER -> "1".repeat(Math.min(field.size(), 4));
      case IPI -> "00014107338";
      case IPI_BASE -> "I-000000229-7";
      case ISWC -> "T0345246801";
      case ISRC -> "DEH012600001";
      case EAN -> "4006381333931";
      case CODE, TEXT -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ".substring(0, Math.min(field.size(), 26));
    };
  }

  @ParameterizedTest
  @MethodSource("types")
  void columnsFollowEachOtherWithoutAGap(String type) {
    int next = 4;
    for (Field field : Layouts.of(type).fields()) {
      assertThat(field.start()).as("%s %s", type, field.name()).isEqualTo(next);
      next = field.end() + 1;
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void aFullRecordReadsBackTheSame(String type) {
    for (Version version : Version.values()) {
      Map<String, String> values = new TreeMap<>();
      for (Field field : Layouts.of(type).fields()) {
        if (field.in(version)) {
          values.put(field.name(), value(field));
        }
      }
      Line line = Line.of(type, values);

      String text = line.text(version);

      assertThat(text).hasSize(line.layout().length(version)).startsWith(type);
      assertThat(Line.read(0, text)).isEqualTo(line);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void anEmptyRecordReadsBackTheSame(String type) {
    Line line = Line.of(type, Map.of());

    assertThat(Line.read(0, line.text(Version.V22))).isEqualTo(line);
    assertThat(Line.read(0, type).values()).isEmpty();
  }

  /** Type, then {@code column=text}, {@code |}, then the values that must be read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HDR 4=PB 6=418430181 15=QUAY_SONGS 60=01.10 65=20260301 73=101530 79=20260302"
            + " 102=2.2 105=001 108=SONGLINE | sender-type=PB sender-id=418430181"
            + " sender-name=QUAY_SONGS edi-version=01.10 creation-date=20260301"
            + " creation-time=101530 transmission-date=20260302 version=2.2 revision=1"
            + " software=SONGLINE",
        "GRH 4=NWR 7=00001 12=02.10 17=0000000007 | transaction-type=NWR group=1 version=02.10"
            + " batch=7",
        "GRT 4=00002 9=00000012 17=00000345 | group=2 transactions=12 records=345",
        "TRL 4=00002 9=00000013 17=00000348 | groups=2 transactions=13 records=348",
        "NWR 4=00000003 20=PAPER_BOATS 80=EN 82=HBR00001 96=T0345246801 127=POP 130=000237 136=Y"
            + " 137=MTX 143=ORI 149=ARR 152=TRA 195=FM 198=002 210=OP5 235=KV1 260=Y |"
            + " transaction=3 title=PAPER_BOATS language=EN number=HBR00001 iswc=T0345246801"
            + " category=POP duration=000237 recorded=Y text-music=MTX version=ORI"
            + " arrangement=ARR adaptation=TRA work-type=FM components=2 opus=OP5 catalogue=KV1"
            + " priority=Y",
        "REV 20=LOW_TIDE 143=MOD | title=LOW_TIDE version=MOD",
        "ISW 20=LOW_TIDE 96=T0345246801 | title=LOW_TIDE iswc=T0345246801",
        "EXC 20=LOW_TIDE 82=X1 | title=LOW_TIDE number=X1",
        "ACK 20=20260301 28=101530 34=00001 39=00000003 47=NWR 50=PAPER_BOATS 110=HBR00001"
            + " 130=9912345 150=20260310 158=AS | creation-date=20260301 creation-time=101530"
            + " group=1 transaction-of=3 transaction-type=NWR title=PAPER_BOATS number=HBR00001"
            + " recipient-number=9912345 processing-date=20260310 status=AS",
        "MSG 20=F 21=00000002 29=SPU 32=F 33=010 36=IPI_UNKNOWN | message-type=F record-of=2"
            + " record-type=SPU level=F validation=010 text=IPI_UNKNOWN",
        "SPU 12=00000001 20=01 22=QUAY 31=QUAY_SONGS 77=E 88=00418430181 99=AG1 113=052 116=03333"
            + " 121=044 124=06667 129=033 132=10000 137=R 138=N 140=I-000000229-7 153=ISAC"
            + " 167=SOC14 181=OG 183=B | record=1 sequence=1 ip=QUAY name=QUAY_SONGS role=E"
            + " ipi=00418430181 agreement=AG1 pr-society=052 pr=3333 mr-society=044 mr=6667"
            + " sr-society=033 sr=10000 special=R refusal=N ipi-base=I-000000229-7 isac=ISAC"
            + " society-agreement=SOC14 agreement-type=OG usa-licence=B",
        "OPU 20=02 76=Y 77=E 116=00500 | sequence=2 unknown=Y role=E pr=500",
        "NPN 20=01 22=QUAY 31=NAME 511=ZH | sequence=1 ip=QUAY name=NAME language=ZH",
        "SPT 20=QUAY 35=03333 40=06667 45=10000 50=I 51=2136 55=N 56=001 | ip=QUAY pr=3333"
            + " mr=6667 sr=10000 included=I territory=2136 change=N sequence=1",
        "OPT 20=QUAY 50=E 51=0840 56=002 | ip=QUAY included=E territory=0840 sequence=2",
        "SWR 20=ANNA 29=BERG 74=ANNA_MARIA 105=CA 116=00014107338 127=035 130=03333 135=035"
            + " 138=03333 146=00100 151=U 152=Y 153=N 155=I-000000229-7 168=000000000123 180=A |"
            + " ip=ANNA last=BERG first=ANNA_MARIA role=CA ipi=00014107338 pr-society=035 pr=3333"
            + " mr-society=035 mr=3333 sr=100 reversionary=U refusal=Y hire=N"
            + " ipi-base=I-000000229-7 personal=123 usa-licence=A",
        "OWR 20=TOM 29=REED 104=N 105=C | ip=TOM last=REED unknown=N role=C",
        "NWN 20=ANNA 29=LAST 189=FIRST 349=JA | ip=ANNA last=LAST first=FIRST language=JA",
        "SWT 20=ANNA 29=03333 34=00001 39=00002 44=I 45=2136 49=Y 50=003 | ip=ANNA pr=3333 mr=1"
            + " sr=2 included=I territory=2136 change=Y sequence=3",
        "OWT 20=TOM 29=03333 44=I 45=0276 50=001 | ip=TOM pr=3333 included=I territory=0276"
            + " sequence=1",
        "PWR 20=QUAY 29=QUAY_SONGS 74=AG1 88=SA1 102=ANNA 111=01 | publisher-ip=QUAY"
            + " name=QUAY_SONGS agreement=AG1 society-agreement=SA1 writer-ip=ANNA sequence=1",
        "ALT 20=BOATS 80=AT 82=EN | title=BOATS title-type=AT language=EN",
        "NAT 20=TITLE 660=OT 662=ZH | title=TITLE title-type=OT language=ZH",
        "EWT 20=SUITE 80=T0345246801 91=EN 93=BERG 138=ANNA 168=BOOK 228=00014107338"
            + " 239=I-000000229-7 252=REED 297=TOM 327=00130046332 338=I-001631070-4 351=W1 |"
            + " title=SUITE iswc=T0345246801 language=EN last-1=BERG first-1=ANNA source=BOOK"
            + " ipi-1=00014107338 base-1=I-000000229-7 last-2=REED first-2=TOM"
            + " ipi-2=00130046332 base-2=I-001631070-4 number=W1",
        "VER 20=FIRST 93=BERG 351=W2 | title=FIRST last-1=BERG number=W2",
        "NET 20=TITLE 660=ZH | title=TITLE language=ZH",
        "NVT 20=TITLE 660=ZH | title=TITLE language=ZH",
        "NCT 20=TITLE 660=ZH | title=TITLE language=ZH",
        "NOW 20=LAST 180=FIRST 340=ZH 342=2 | last=LAST first=FIRST language=ZH position=2",
        "PER 20=BERG 65=ANNA 95=00014107338 106=I-000000229-7 | last=BERG first=ANNA"
            + " ipi=00014107338 ipi-base=I-000000229-7",
        "NPR 20=LAST 180=FIRST 340=00014107338 351=I-000000229-7 364=ZH 366=EN 368=YUH | last=LAST"
            + " first=FIRST ipi=00014107338 ipi-base=I-000000229-7 language=ZH sung=EN dialect=YUH",
        "REC 20=20260305 88=000237 99=LOW_WATER 159=HARBOUR 219=HBR-1 237=4006381333931"
            + " 250=DEH012600001 262=A 263=D 264=CD 267=PAPER_BOATS 327=EDIT 387=ANNA_BERG"
            + " 447=HARBOUR 507=Y 527=R1 | date=20260305 duration=000237 album=LOW_WATER"
            + " album-label=HARBOUR catalogue=HBR-1 ean=4006381333931 isrc=DEH012600001 format=A"
            + " technique=D media=CD title=PAPER_BOATS version=EDIT artist=ANNA_BERG label=HARBOUR"
            + " validity=Y number=R1",
        "ORN 20=LIB 23=FILM 83=CD1 98=0004 102=LIBRARY 162=B 188=P1 200=PILOT 260=E1 280=2026"
            + " 284=035 287=AV1 302=ISAN 314=0001 318=K 319=VERSION1 327=L 328=EIDR 348=M |"
            + " purpose=LIB production=FILM cd=CD1 cut=4 library=LIBRARY usage=B"
            + " production-number=P1 episode=PILOT episode-number=E1 year=2026 avi-society=035"
            + " avi-number=AV1 isan=ISAN isan-episode=0001 isan-check=K isan-version=VERSION1"
            + " isan-check-2=L eidr=EIDR eidr-check=M",
        "INS 20=004 23=SQT 26=STRINGS | voices=4 ensemble=SQT text=STRINGS",
        "IND 20=GTR 23=002 | instrument=GTR players=2",
        "COM 20=PART 80=T0345246801 91=W3 105=000100 111=BERG 156=ANNA 186=00014107338 197=REED"
            + " 242=TOM 272=00130046332 283=I-000000229-7 296=I-001631070-4 | title=PART"
            + " iswc=T0345246801 number=W3 duration=000100 last-1=BERG first-1=ANNA"
            + " ipi-1=00014107338 last-2=REED first-2=TOM ipi-2=00130046332 base-1=I-000000229-7"
            + " base-2=I-001631070-4",
        "ARI 20=035 23=W9 37=PER 40=DW 42=NOTE | society=035 number=W9 right=PER subject=DW"
            + " note=NOTE",
        "XRF 20=ISR 23=DEH012600001 37=R 38=Y | organisation=ISR identifier=DEH012600001"
            + " identifier-type=R validity=Y",
        "AGR 20=AG1 48=OS 50=20260101 58=20270101 66=20280101 74=D 75=20250101 83=O 92=20251201"
            + " 100=00012 105=S 106=N 107=Y 108=SOC1 | number=AG1 agreement-type=OS start=20260101"
            + " end=20270101 retention=20280101 prior=D prior-start=20250101 post=O"
            + " signed=20251201 works=12 clause=S change=N advance=Y society-agreement=SOC1",
        "TER 20=I 21=2136 | included=I territory=2136",
        "IPA 20=AS 22=00014107338 33=I-000000229-7 46=ANNA 55=BERG 100=ANNA 130=035 133=05000"
            + " 138=035 141=02500 146=035 149=00001 | role=AS ipi=00014107338"
            + " ipi-base=I-000000229-7 ip=ANNA last=BERG first=ANNA pr-society=035 pr=5000"
            + " mr-society=035 mr=2500 sr-society=035 sr=1",
        "NPA 20=ANNA 29=LAST 189=FIRST 349=ZH | ip=ANNA name=LAST first=FIRST language=ZH"
      })
  void aLineOfColumnsReadsAsTheFormatSays(String row) {
    int bar = row.indexOf(" | ");
    List<String> columns = new ArrayList<>(List.of(row.substring(0, bar).split(" ")));
    StringBuilder text = new StringBuilder(" ".repeat(700));
    text.replace(0, 3, columns.removeFirst());
    for (String column : columns) {
      int at = Integer.parseInt(column.substring(0, column.indexOf('='))) - 1;
      String value = column.substring(column.indexOf('=') + 1).replace('_', ' ');
      text.replace(at, at + value.length(), value);
    }
    Map<String, String> expected = new TreeMap<>();
    for (String value : List.of(row.substring(bar + 3).split(" "))) {
      int equals = value.indexOf('=');
      expected.put(value.substring(0, equals), value.substring(equals + 1).replace('_', ' '));
    }

    assertThat(Line.read(0, text.toString().stripTrailing()).values()).isEqualTo(expected);
  }

  @Test
  void everyRecordIsInTheTableAbove() {
    assertThat(types()).hasSize(42).doesNotHaveDuplicates();
  }

  @Test
  void lettersBecomeThoseOfTheFormat() {
    assertThat(Cis.title("Füße “für” Zoë – naïve…")).isEqualTo("FUSSE \"FUR\" ZOE - NAIVE...");
    assertThat(Cis.name("Łukasz Ødegård_Þór;")).isEqualTo("LUKASZ ODEGARDTHOR");
    assertThat(Cis.allowed("titles", Cis.title("雨"))).isFalse();
  }
}
