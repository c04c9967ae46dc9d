package org.songline.release.lyrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Lyrics;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LyricsTest {
  private static Lyrics.Line line(int at, String text) {
    return new Lyrics.Line(Optional.of(at), text);
  }

  @Test
  void timesOffsetsAndRepeatedLinesAreRead() {
    Lyrics read =
        Lrc.read(
            "song.lrc",
            """
            [ti:Paper Boats]
            [offset:+200]
            [00:12.50]Fold the paper twice
            [00:20.7][00:40.700]Let it go
            [01:02]
            """,
            "en");
    assertThat(read)
        .isEqualTo(
            new Lyrics(
                "en",
                List.of(
                    line(12_300, "Fold the paper twice"),
                    line(20_500, "Let it go"),
                    line(40_500, "Let it go"),
                    line(61_800, ""))));
    assertThat(read.isTimed()).isTrue();
  }

  @Test
  void plainTextIsLyricsWithoutTimes() {
    Lyrics read = Lrc.read("song.txt", "\n\nOne line\n\nAnother verse\n\n", "en");
    assertThat(read.lines().stream().map(Lyrics.Line::text))
        .containsExactly("One line", "", "Another verse");
    assertThat(read.isTimed()).isFalse();
  }

  @Test
  void aLineWithoutATimeAmongTimedOnesIsTold() {
    assertThatThrownBy(() -> Lrc.read("song.lrc", "[00:01.00]One\nTwo\n", "en"))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageStartingWith("song.lrc: line 2: it has no time");
  }

  @Test
  void whatIsWrittenReadsBackToTheHundredth() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      List<Lyrics.Line> lines = new ArrayList<>();
      int at = 0;
      for (int i = 0; i < 20; i++) {
        at += 10 * random.nextInt(1, 900);
        lines.add(line(at, i % 5 == 4 ? "" : "line " + i + " [not a time]"));
      }
      Lyrics lyrics = new Lyrics("en", lines);
      assertThat(Lrc.read("x", Lrc.write(lyrics, "Title", "Artist", 200), "en")).isEqualTo(lyrics);
    }
  }

  @Test
  void timedTextHasAParagraphForEachLineUntilTheNext() throws Exception {
    Lyrics lyrics =
        new Lyrics(
            "en",
            List.of(
                line(1000, "One & two"), line(3500, ""), line(5000, "Three"), line(7000, "Four")));
    Document document =
        DocumentBuilderFactory.newNSInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Ttml.write(lyrics, 9.25))));
    var paragraphs = document.getElementsByTagNameNS("http://www.w3.org/ns/ttml", "p");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < paragraphs.getLength(); i++) {
      var one = paragraphs.item(i);
      told.add(
          one.getAttributes().getNamedItem("begin").getNodeValue()
              + " "
              + one.getAttributes().getNamedItem("end").getNodeValue()
              + " "
              + one.getTextContent());
    }
    assertThat(told)
        .containsExactly(
            "00:00:01.000 00:00:03.500 One & two",
            "00:00:05.000 00:00:07.000 Three",
            "00:00:07.000 00:00:09.250 Four");
    assertThat(document.getElementsByTagNameNS("http://www.w3.org/ns/ttml", "div").getLength())
        .isEqualTo(2);
  }
}
