package org.songline.studio.production;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.songline.mastering.MasterReport;
import org.songline.mastering.Mastered;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.Material;
import org.songline.mastering.input.AudioInput;
import org.songline.mastering.target.Heard;
import org.songline.measure.Measured;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.media.AtomicFile;
import org.songline.media.Progress;

/**
 * What was done to a mix, why, and what came of it, as one page that needs nothing else: figures
 * and curves before and after, what is heard where it is played, what codecs do to it, and every
 * place that clips.
 */
public final class MasterPage extends SoundPage {
  private static final int BLOCK = 8192;

  private final MasterReport report;
  private final Measured mix;
  private final Measured master;
  private final List<CodecPeak> codecs;

  private MasterPage(MasterReport report, Measured mix, Measured master, List<CodecPeak> codecs) {
    this.report = report;
    this.mix = mix;
    this.master = master;
    this.codecs = codecs;
  }

  /**
   * Measures a mix and its master, sends the master through the codecs that it will meet, and
   * writes the page.
   *
   * @param source still open
   * @param mastered still open
   */
  public static void write(Path page, MixSource source, Mastered mastered, Stages stages)
      throws IOException {
    source.reader().seek(0);
    Measured before =
        measured(AudioInput.of("the mix", source.reader()), stages.begin("measuring the mix"));
    Material material = mastered.material();
    Measured[] after = new Measured[1];
    Progress measuring = stages.begin("measuring the master");
    material.play(input -> after[0] = measured(input, measuring));
    List<CodecPeak> peaks =
        after[0].figures().levels().samplePeakDbfs() == null
            ? List.of()
            : Opinions.codecs(material, mastered.report().request(), stages);
    String html = html(mastered.report(), before, after[0], peaks);
    AtomicFile.write(page, html.getBytes(StandardCharsets.UTF_8));
  }

  private static Measured measured(AudioInput input, Progress progress) throws IOException {
    int channels = input.channels();
    var measurer = new Measurer(input.sampleRate(), channels, Part.all());
    float[] block = new float[BLOCK * channels];
    long done = 0;
    for (int n = input.read(block, 0, BLOCK); n > 0; n = input.read(block, 0, BLOCK)) {
      measurer.accept(block, 0, n);
      done += n;
      if (!progress.at(done, input.frames())) {
        throw new CancellationException("measuring " + input.name() + ": stopped");
      }
    }
    return measurer.finish();
  }

  /**
   * The page.
   *
   * @param mix what came in, with curves
   * @param master what came out, with curves
   * @param codecs may be empty
   */
  public static String html(
      MasterReport report, Measured mix, Measured master, List<CodecPeak> codecs) {
    return new MasterPage(report, mix, master, codecs).html();
  }

  private String html() {
    var peaks = new PeakParts(this);
    begin(
        report.source(),
        "master for " + report.request().target().name(),
        Formats.clock(master.figures().seconds()),
        master.figures().sampleRateHz() + " Hz",
        report.request().bits() == 32 ? "32-bit float" : report.request().bits() + " bits",
        master.figures().channels() == 1 ? "mono" : "stereo");
    verdicts();
    add("<dl class=\"tiles\">\n");
    tiles(master.figures());
    add("</dl>\n");
    if (report.shortfall() != null) {
      words("The loudness was not reached: " + report.shortfall() + ".");
    }
    heading("What was done, and why");
    steps(report);
    heading("Before and after");
    levels(mix.figures(), master.figures());
    heading("Loudness over time");
    loudness(mix, master, List.of());
    heading("Tone");
    new TonePart(this).show(mix, master, report.tone());
    if (master.figures().stereo() != null) {
      heading("Stereo");
      image(mix, master);
    }
    if (!report.heard().isEmpty()) {
      heading("What your listener hears");
      heard();
    }
    if (!codecs.isEmpty()) {
      heading("After lossy codecs");
      peaks.codecs(codecs);
    }
    heading("Clipping, place by place");
    peaks.overs(master.figures(), codecs);
    return end("Every figure of the master was measured on the numbers that are written.");
  }

  private void verdicts() {
    add("<ul class=\"verdicts\">\n");
    verdict(report.reached(), report.reached() ? "Loudness reached" : "Loudness not reached");
    Double peak = master.figures().levels().truePeakDbtp();
    double ceiling = report.plan().limiter().ceilingDbtp();
    verdict(
        peak == null || peak <= ceiling,
        "True peak at most " + number(ceiling, ceiling * 10 == Math.rint(ceiling * 10) ? 1 : 2));
    long broken = codecs.stream().filter(each -> !each.holds()).count();
    if (!codecs.isEmpty()) {
      verdict(
          broken == 0,
          broken == 0
              ? "Holds after "
                  + (codecs.size() == 1 ? codecs.getFirst().name() : codecs.size() + " codecs")
              : "Too high after " + broken + " of " + codecs.size() + " codecs");
    }
    add("</ul>\n");
  }

  private void heard() {
    boolean more = report.heard().stream().anyMatch(each -> !besides(each).isEmpty());
    String[] heads = {"Where", "#Turned by, dB", "#LUFS", "#dBTP", "And"};
    table(more ? heads : Arrays.copyOf(heads, heads.length - 1));
    for (Heard each : report.heard()) {
      row();
      cell(each.name());
      count(number(each.gainDb(), 1));
      count(number(each.lufs(), 1));
      count(number(each.truePeakDbtp(), 1));
      if (more) {
        why(besides(each));
      }
      endRow();
    }
    endTable();
  }

  private static String besides(Heard heard) {
    if (heard.limitedDb() >= 0.05) {
      return "its limiter turns the highest peak down by " + number(heard.limitedDb(), 1) + " dB";
    }
    return heard.heldBackDb() >= 0.05
        ? "its peaks hold it back by " + number(heard.heldBackDb(), 1) + " dB"
        : "";
  }
}
