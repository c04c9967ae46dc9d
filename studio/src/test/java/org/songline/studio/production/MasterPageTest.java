package org.songline.studio.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.Target;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecPreview;
import org.songline.mastering.codec.LossyCodec;
import org.songline.mastering.input.AudioInput;
import org.songline.mastering.target.Heard;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.measure.fault.Over;
import org.songline.media.Progress;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class MasterPageTest {
  private static final int RATE = 44_100;
  private static final int FRAMES = 12 * RATE;
  private static final String TITLE = "A <b>& \"B\"</b> ' \u0001 ]]> \ud800 é";
  private static final String SHOWN = "A <b>& \"B\"</b> '   ]]>   é";

  private static final Made MADE = make();

  /** A page, and what it tells. */
  private record Made(
      Measured mix,
      Measured master,
      MasterReport report,
      List<CodecPeak> codecs,
      String page,
      Document document) {}

  private static Made make() {
    float[] sound = sound();
    MasterRequest request =
        MasterRequest.of(Target.find("cd").orElseThrow()).level(-8, -0.1).manner(false, false);
    try (Mastered mastered =
        Mastering.master(AudioInput.of(TITLE, RATE, 2, sound), request, Progress.NONE)) {
      Measured mix = measured(AudioInput.of("mix", RATE, 2, sound));
      List<Measured> after = new ArrayList<>();
      mastered.material().play(input -> after.add(measured(input)));
      List<CodecPeak> codecs = new ArrayList<>();
      for (String id : List.of("mp3-128", "vorbis-160")) {
        codecs.add(
            CodecPreview.of(
                mastered.material(), LossyCodec.find(id).orElseThrow(), 0, Progress.NONE));
      }
      String page = MasterPage.html(mastered.report(), mix, after.getFirst(), codecs);
      return new Made(mix, after.getFirst(), mastered.report(), codecs, page, parsed(page));
    } catch (IOException | ParserConfigurationException | SAXException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** Hits, a low tone and noise that is wide, over three levels. */
  private static float[] sound() {
    Random random = new Random(7);
    float[] x = new float[2 * FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      double t = i % (RATE / 2) / (double) RATE;
      double hit = StrictMath.exp(-12 * t) * random.nextGaussian();
      double low = StrictMath.sin(2 * StrictMath.PI * 55 * i / RATE);
      double level = 0.1 * (1 + i * 3 / FRAMES);
      x[2 * i] = (float) (level * (low + hit + 0.2 * random.nextGaussian()));
      x[2 * i + 1] = (float) (level * (low + hit + 0.2 * random.nextGaussian()));
    }
    return x;
  }

  private static Measured measured(AudioInput input) throws IOException {
    var measurer = new Measurer(input.sampleRate(), input.channels(), Part.all());
    float[] block = new float[2 * 4096];
    for (int n = input.read(block, 0, 4096); n > 0; n = input.read(block, 0, 4096)) {
      measurer.accept(block, 0, n);
    }
    return measurer.finish();
  }

  private static Document parsed(String html)
      throws ParserConfigurationException, SAXException, IOException {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> all(String name) {
    return all(MADE.document().getDocumentElement(), name);
  }

  private static List<Element> all(Element within, String name) {
    NodeList nodes = within.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void titlesAreTextAndNothingElse() {
    assertThat(all("h1").getFirst().getTextContent()).isEqualTo(SHOWN);
    assertThat(all("title").getFirst().getTextContent()).startsWith(SHOWN);
    assertThat(all("b")).isEmpty();
  }

  @Test
  void thePageNeedsNothingFromOutside() {
    assertThat(MADE.page().replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http:", "https:", "@import", "<script", "<link", "<iframe", "<img");
    assertThat(MADE.page().replace("url(#", "")).doesNotContain("url(");
    for (Element element : all("*")) {
      assertThat(element.hasAttribute("src")).as(element.getTagName()).isFalse();
      assertThat(element.hasAttribute("href")).as(element.getTagName()).isFalse();
    }
  }

  @Test
  void everyIdIsThereOnce() {
    Set<String> ids = new HashSet<>();
    for (Element element : all("*")) {
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
    }
    assertThat(ids).isNotEmpty();
  }

  @Test
  void everyPictureHasItsWords() {
    assertThat(all("figure")).hasSizeGreaterThanOrEqualTo(8);
    for (Element figure : all("figure")) {
      List<Element> pictures = all(figure, "svg");
      assertThat(pictures).as("for wide and for slim screens").hasSize(2);
      String title = all(pictures.getFirst(), "title").getFirst().getTextContent();
      assertThat(title).isNotBlank();
      Element details = all(figure, "details").getFirst();
      String summary = all(details, "summary").getFirst().getTextContent();
      assertThat(summary).isEqualTo(title + ", in words");
      assertThat(details.getTextContent().replace(summary, "").strip()).as(title).isNotEmpty();
    }
  }

  @Test
  void everyFigureIsThere() {
    String text = MADE.document().getDocumentElement().getTextContent();
    for (Measurement m : List.of(MADE.mix().figures(), MADE.master().figures())) {
      assertThat(text)
          .contains(
              Page.number(m.loudness().integratedLufs(), 1),
              Page.number(m.loudness().shortTermMaxLufs(), 1),
              Page.number(m.loudness().rangeLu(), 1),
              Page.number(m.levels().truePeakDbtp(), 2),
              Page.number(m.levels().plrLu(), 1),
              Page.number(m.levels().psrLu(), 1));
    }
    for (MasterReport.Step step : MADE.report().steps()) {
      assertThat(text).contains(step.name(), step.what(), step.why());
    }
    for (Heard heard : MADE.report().heard()) {
      assertThat(text).contains(heard.name(), Page.number(heard.gainDb(), 1));
    }
    for (CodecPeak codec : MADE.codecs()) {
      assertThat(text)
          .contains(
              codec.name(), Page.number(codec.afterDbtp(), 2), Page.number(codec.riseDb(), 2));
    }
    assertThat(text)
        .contains("a ceiling of " + Page.number(MADE.codecs().getFirst().ceilingDbtp(), 2));
    assertThat(text).contains("Too high after").contains("a model's estimate");
  }

  @Test
  void midAndSideAreShownByThirdOctavesWithWhatIsWanted() {
    var thirds = MADE.master().curves().thirds();
    assertThat(thirds).isNotNull();
    for (String name : List.of("Third octaves of the mid", "Third octaves of the side")) {
      Element figure =
          all("figure").stream()
              .filter(each -> each.getTextContent().contains(name))
              .findFirst()
              .orElseThrow();
      assertThat(all(figure, "tr")).as(name).hasSizeGreaterThan(25);
    }
    String text = MADE.document().getDocumentElement().getTextContent();
    assertThat(text).contains("records usually").contains("\u22124.0 to 4.0");
  }

  @Test
  void everyPlaceThatClipsIsListed() {
    CodecPeak mp3 = MADE.codecs().getFirst();
    assertThat(mp3.overs().places()).isNotEmpty();
    Element list =
        all("details").stream()
            .filter(each -> each.getTextContent().strip().startsWith(mp3.name() + ": "))
            .findFirst()
            .orElseThrow();
    assertThat(all(list, "tr")).hasSize(1 + Math.min(40, mp3.overs().places().size()));
    Over first = mp3.overs().places().getFirst();
    assertThat(list.getTextContent())
        .contains(
            Formats.place(first.seconds()),
            Page.number(first.sample(), 1),
            first.channel() == 0 ? "left" : "right",
            "+" + Page.number(first.dbtp(), 2),
            first.onSample() ? "on a sample" : "between samples");
  }

  @Test
  void everyColourOfPicturesHasALightOne() {
    String style = all("style").getFirst().getTextContent();
    assertThat(style).contains("@media print, (prefers-color-scheme: light)");
    Matcher colour = Pattern.compile(" (?:fill|stroke)=\"(#[0-9a-f]{6})\"").matcher(MADE.page());
    Set<String> missing = new HashSet<>();
    while (colour.find()) {
      if (!style.contains("[fill=\"" + colour.group(1) + "\"]")) {
        missing.add(colour.group(1));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void numbersHaveRealMinusesAndNoMinusZero() {
    assertThat(Page.number(-1.25, 1)).isEqualTo("\u22121.3");
    assertThat(Page.number(-0.04, 1)).isEqualTo("0.0");
    assertThat(Page.number(null, 1)).isEqualTo("\u2013");
    assertThat(Page.number(Double.NEGATIVE_INFINITY, 1)).isEqualTo("\u2013");
  }
}
