package org.songline.studio.production;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.songline.engine.render.RenderReport;
import org.songline.exchange.audio.SongTags;
import org.songline.mastering.MasterReport;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecSafety;
import org.songline.mastering.codec.Material;
import org.songline.mastering.reference.TrackPart;
import org.songline.measure.Measure;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.Json;
import org.songline.studio.production.ProductionReport.Beside;
import org.songline.studio.production.ProductionReport.Check;
import org.songline.studio.production.ProductionReport.Rendering;
import org.songline.studio.production.ProductionReport.Stem;
import org.songline.studio.production.ProductionReport.Written;

/**
 * Takes a song to its master: renders mix and stems, masters the mix, writes WAV, FLAC and MP3,
 * reads every file back and measures it, and leaves a report. Everything is made in a folder aside
 * and moved into place at the end, the report last.
 */
public final class Production {
  static final String MIX = "mix.wav";
  static final String MASTER = "master.wav";
  static final String FLAC = "master.flac";
  static final String MP3 = "master.mp3";
  static final String STEMS = "stems";
  static final String REPORT = "report.json";

  private final ProductionRequest request;
  private final Stages stages;
  private final Path work;
  private final Song song;
  private final Tags tags;

  private Production(ProductionRequest request, Stages stages, Path work) {
    this.request = request;
    this.stages = stages;
    this.work = work;
    song = SongFolder.read(request.song());
    tags = SongTags.of(song);
  }

  /**
   * Produces.
   *
   * @throws IOException when something cannot be read or written; nothing half done is left
   * @throws CancellationException when a stage is asked to stop; nothing is left
   */
  public static ProductionReport run(ProductionRequest request, Stages stages) throws IOException {
    try (var aside = Aside.in(request.output())) {
      ProductionReport report = new Production(request, stages, aside.folder()).produce();
      stages.begin("putting it into place").at(0, 1);
      aside.reveal(Outdated.in(request.output()));
      return report;
    }
  }

  private ProductionReport produce() throws IOException {
    SongRender rendered = SongRender.into(work, song, tags, request, stages.begin("rendering"));
    Double residual =
        Residual.dbfs(
            work.resolve(SongRender.PREMASTER),
            rendered.stems().keySet().stream().map(work::resolve).toList(),
            stages.begin("adding up the stems"));
    Files.delete(work.resolve(SongRender.PREMASTER));
    MasterFiles made = MasterFiles.into(work, song.title(), tags, request.master(), stages);
    MasterReport master = made.report();
    LossyFile mp3 = made.mp3();
    Measured mix = measure(MIX, Part.all());
    Measured finished = measure(MASTER, EnumSet.allOf(Part.class));
    List<Written> files = new ArrayList<>();
    files.add(written(MASTER, "the master", 0, finished.figures()));
    files.add(written(FLAC, "the master, smaller, the same samples", 0, quick(FLAC)));
    if (mp3 != null) {
      String softer =
          mp3.gainDb() == 0
              ? ""
              : ", %s softer so that it does not clip"
                  .formatted(Formats.precise(-mp3.gainDb(), "dB"));
      files.add(
          written(MP3, "the master for sending around" + softer, mp3.gainDb(), mp3.figures()));
    }
    files.add(written(MIX, "the mix before mastering", 0, mix.figures()));
    List<Stem> stemFigures = new ArrayList<>();
    var devices = new OtherDevices();
    List<TrackPart> parts = new ArrayList<>();
    boolean hearing = request.does(Step.TRANSLATE) || request.does(Step.REFERENCES);
    for (Map.Entry<String, String> stem : rendered.stems().entrySet()) {
      Measured heard =
          measure(stem.getKey(), hearing ? EnumSet.of(Part.TRUE_PEAK, Part.HEARING) : Part.quick());
      if (hearing) {
        devices.add(stem.getValue(), heard);
        parts.add(new TrackPart(stem.getValue(), Objects.requireNonNull(heard.curves().hearing())));
      }
      Measurement figures = heard.figures();
      stemFigures.add(
          new Stem(
              stem.getValue(),
              stem.getKey(),
              Formats.sha256(work.resolve(stem.getKey())),
              figures.loudness().integratedLufs(),
              figures.levels().truePeakDbtp()));
    }
    List<CodecPeak> codecs = codecs(master, finished.figures());
    var report =
        new ProductionReport(
            song.title(),
            SongTags.artists(song),
            song.brief().genre(),
            song.tempos().getFirst().bpm(),
            song.brief().key(),
            rendering(rendered.report()),
            SectionLevels.of(song, finished.curves().loudness()),
            master,
            files,
            stemFigures,
            residual,
            request.does(Step.TRANSLATE)
                ? devices.of(finished, stages.begin("playing elsewhere"))
                : List.of(),
            codecs,
            beside(parts, finished.figures()),
            checks(rendered.report(), made, finished.figures(), residual, codecs),
            request.does(Step.CHECK)
                ? Opinions.coach(song, request.song(), stages.begin("listening"))
                : List.of(),
            request.without().stream().sorted().map(Step::id).toList());
    write(report, mix, finished);
    return report;
  }

  /** What lossy codecs make of the master; always told when its ceiling was chosen for them. */
  private List<CodecPeak> codecs(MasterReport master, Measurement finished) throws IOException {
    Optional<CodecSafety> wish = master.request().codecSafety();
    if ((wish.isEmpty() && !request.does(Step.CODECS))
        || finished.levels().samplePeakDbfs() == null) {
      return List.of();
    }
    return Opinions.codecs(Material.of(work.resolve(MASTER)), master.request(), stages);
  }

  /** The master beside the references on the song's shelf; null when there are none. */
  private @Nullable Beside beside(List<TrackPart> parts, Measurement finished) throws IOException {
    return request.does(Step.REFERENCES) && finished.loudness().integratedLufs() != null
        ? Opinions.references(work.resolve(MASTER), song, request.song(), parts, stages)
        : null;
  }

  private Measured measure(String name, Set<Part> parts) throws IOException {
    return Measure.file(work.resolve(name), parts, stages.begin("measuring " + name));
  }

  private Measurement quick(String name) throws IOException {
    return measure(name, Part.quick()).figures();
  }

  private Written written(String name, String what, double gainDb, Measurement figures)
      throws IOException {
    Path file = work.resolve(name);
    try (AudioReader reader = AudioFiles.open(file)) {
      return new Written(
          name,
          what,
          Formats.words(reader.format()),
          Files.size(file),
          Formats.sha256(file),
          gainDb,
          figures);
    }
  }

  private Rendering rendering(RenderReport rendered) {
    return new Rendering(
        rendered.rate(),
        (double) rendered.frames() / rendered.rate(),
        request.threads(),
        request.block(),
        rendered.prepareSeconds() + rendered.renderSeconds(),
        rendered.problems());
  }

  private List<Check> checks(
      RenderReport rendered,
      MasterFiles made,
      Measurement finished,
      @Nullable Double residual,
      List<CodecPeak> codecs)
      throws IOException {
    MasterReport master = made.report();
    var checks =
        new Checks().loudness(master, finished).truePeak(finished, request.master().ceilingDbtp());
    master.request().codecSafety().ifPresent(wish -> checks.codecs(wish, codecs));
    checks.sameSamples(work.resolve(MASTER), work.resolve(FLAC));
    LossyFile mp3 = made.mp3();
    if (mp3 != null) {
      checks.mp3(mp3);
    }
    return checks.stems(residual).nothingMissing(rendered.problems()).all();
  }

  private void write(ProductionReport report, Measured mix, Measured master) throws IOException {
    stages.begin("reporting").at(0, 1);
    Files.writeString(work.resolve(REPORT), Json.text(report), StandardCharsets.UTF_8);
    Files.writeString(
        work.resolve("report.html"),
        new ReportPage(report, mix, master).html(),
        StandardCharsets.UTF_8);
  }
}
