package org.songline.studio.production;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songline.coach.Coach;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.devices.builtin.BuiltIn;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.render.FileSink;
import org.songline.engine.render.RenderReport;
import org.songline.engine.render.RenderRequest;
import org.songline.engine.render.Renderer;
import org.songline.exchange.audio.SongTags;
import org.songline.exchange.audio.StemNames;
import org.songline.mastering.MasterReport;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecPreview;
import org.songline.mastering.codec.CodecSafety;
import org.songline.mastering.codec.Decoded;
import org.songline.mastering.codec.LossyCodec;
import org.songline.mastering.codec.Material;
import org.songline.mastering.input.AudioInput;
import org.songline.mastering.reference.Comparison;
import org.songline.mastering.reference.ComparisonText;
import org.songline.mastering.reference.Profile;
import org.songline.mastering.reference.Reference;
import org.songline.mastering.reference.TrackPart;
import org.songline.measure.Measure;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.studio.Json;
import org.songline.studio.Library;
import org.songline.studio.production.ProductionReport.Beside;
import org.songline.studio.production.ProductionReport.Check;
import org.songline.studio.production.ProductionReport.Noticed;
import org.songline.studio.production.ProductionReport.Rendering;
import org.songline.studio.production.ProductionReport.Stem;
import org.songline.studio.production.ProductionReport.Written;
import org.songline.studio.references.ReferenceSounds;
import org.songline.studio.references.SongShelf;

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
  private static final String PREMASTER = "premaster.wav";
  private static final int MP3_KBPS = 320;
  private static final int HIGHEST_MP3_RATE = 48_000;
  private static final double SILENT_RESIDUAL_DBFS = -120;

  private final ProductionRequest request;
  private final Stages stages;
  private final Path work;
  private final Song song;
  private final Tags tags;
  private final Map<String, String> stems = new LinkedHashMap<>();
  private @Nullable LossyFile lossy;

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
    RenderReport rendered = render();
    Double residual =
        Residual.dbfs(
            work.resolve(PREMASTER),
            stems.keySet().stream().map(work::resolve).toList(),
            stages.begin("adding up the stems"));
    Files.delete(work.resolve(PREMASTER));
    MasterReport master = master();
    Measured mix = measure(MIX, Part.all());
    Measured finished = measure(MASTER, EnumSet.allOf(Part.class));
    List<Written> files = new ArrayList<>();
    files.add(written(MASTER, "the master", 0, finished.figures()));
    files.add(written(FLAC, "the master, smaller, the same samples", 0, quick(FLAC)));
    if (lossy != null) {
      String softer =
          lossy.gainDb() == 0
              ? ""
              : ", %s softer so that it does not clip"
                  .formatted(Formats.precise(-lossy.gainDb(), "dB"));
      files.add(
          written(MP3, "the master for sending around" + softer, lossy.gainDb(), lossy.figures()));
    }
    files.add(written(MIX, "the mix before mastering", 0, mix.figures()));
    List<Stem> stemFigures = new ArrayList<>();
    var devices = new OtherDevices();
    List<TrackPart> parts = new ArrayList<>();
    boolean hearing = request.does(Step.TRANSLATE) || request.does(Step.REFERENCES);
    for (Map.Entry<String, String> stem : stems.entrySet()) {
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
            rendering(rendered),
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
            checks(rendered, master, finished.figures(), residual, files, codecs),
            request.does(Step.CHECK) ? noticed() : List.of(),
            request.without().stream().sorted().map(Step::id).toList());
    write(report, mix, finished);
    return report;
  }

  private RenderReport render() throws IOException {
    Files.createDirectories(work.resolve(STEMS));
    var names = new StemNames(song);
    RenderRequest wanted =
        RenderRequest.MIX
            .block(request.block())
            .threads(request.threads())
            .outlets(Outlet.MIX, Outlet.PREMASTER, Outlet.STEMS);
    RenderReport report =
        new Renderer(BuiltIn.catalogue(), Library.files(request.song()))
            .render(
                song,
                wanted,
                (port, rate) ->
                    new FileSink(
                        AudioFiles.create(
                            work.resolve(place(port, names)), WriteFormat.wavFloat(rate, 2), tags)),
                stages.begin("rendering"));
    if (report.cancelled()) {
      throw new CancellationException();
    }
    return report;
  }

  private String place(Port port, StemNames names) {
    return switch (port) {
      case Port.Mix() -> MIX;
      case Port.Premaster() -> PREMASTER;
      case Port.Direct _, Port.Strip _, Port.Prefader _, Port.Tap _ ->
          STEMS + "/" + names.name(port) + ".wav";
      case Port.Stem stem -> {
        String file = STEMS + "/" + names.name(port) + ".wav";
        stems.put(file, song.track(stem.track()).orElseThrow().name());
        yield file;
      }
    };
  }

  /** What the coach says of the song that is more than slight. */
  private List<Noticed> noticed() throws IOException {
    Listening heard =
        Listener.song(
            song,
            BuiltIn.catalogue(),
            Library.files(request.song()),
            Optional.empty(),
            stages.begin("listening"));
    return Coach.check(heard).stream()
        .filter(finding -> finding.severity() != Severity.SLIGHT)
        .map(
            finding ->
                new Noticed(
                    finding.id(),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.confidence(),
                    finding.nature().name().toLowerCase(Locale.ROOT),
                    finding.text(),
                    finding.advice(),
                    finding.remedies().stream().map(Remedy::text).toList()))
        .toList();
  }

  /** What lossy codecs make of the master; always told when its ceiling was chosen for them. */
  private List<CodecPeak> codecs(MasterReport master, Measurement finished) throws IOException {
    Optional<CodecSafety> wish = master.request().codecSafety();
    if ((wish.isEmpty() && !request.does(Step.CODECS))
        || finished.levels().samplePeakDbfs() == null) {
      return List.of();
    }
    double limit = wish.map(CodecSafety::limitDbtp).orElse(0.0);
    Material material = Material.of(work.resolve(MASTER));
    List<CodecPeak> peaks = new ArrayList<>();
    for (String id : master.request().codecs()) {
      LossyCodec codec = LossyCodec.find(id).orElseThrow();
      peaks.add(CodecPreview.of(material, codec, limit, stages.begin(codec.name())));
    }
    return peaks;
  }

  /** The master beside the references on the song's shelf; null when there are none. */
  private @Nullable Beside beside(List<TrackPart> parts, Measurement finished) throws IOException {
    List<Reference> references =
        request.does(Step.REFERENCES) && finished.loudness().integratedLufs() != null
            ? SongShelf.read(request.song()).references()
            : List.of();
    if (references.isEmpty()) {
      return null;
    }
    Profile profile =
        ReferenceSounds.file(work.resolve(MASTER), stages.begin("comparing with references"))
            .profile(ReferenceSounds.sections(song));
    Comparison comparison = Comparison.of(profile, references, parts);
    return new Beside(
        references.stream().map(each -> each.profile().name()).toList(),
        comparison.deviations(),
        ComparisonText.lines(comparison));
  }

  private MasterReport master() throws IOException {
    try (AudioReader reader = AudioFiles.open(work.resolve(MIX));
        Mastered mastered =
            Mastering.master(
                AudioInput.of(song.title(), reader), request.master(), stages.begin("mastering"))) {
      Progress writing = stages.begin("writing");
      int rate = mastered.sampleRate();
      int channels = mastered.channels();
      writing.at(0, 3);
      try (AudioWriter wav = create(MASTER, WriteFormat.wav(rate, channels, mastered.bits()))) {
        mastered.writeTo(wav);
        wav.finish();
      }
      writing.at(1, 3);
      try (AudioWriter flac = create(FLAC, WriteFormat.flac(rate, channels, mastered.bits()))) {
        mastered.writeTo(flac);
        flac.finish();
      }
      writing.at(2, 3);
      if (rate <= HIGHEST_MP3_RATE) {
        lossy =
            LossyFile.write(
                work.resolve(MP3),
                WriteFormat.mp3(rate, channels, MP3_KBPS),
                tags,
                mastered,
                stages);
      }
      return mastered.report();
    }
  }

  private AudioWriter create(String name, WriteFormat format) throws IOException {
    return AudioFiles.create(work.resolve(name), format, tags);
  }

  private Measured measure(String name, java.util.Set<Part> parts) throws IOException {
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
      MasterReport master,
      Measurement finished,
      @Nullable Double residual,
      List<Written> files,
      List<CodecPeak> codecs)
      throws IOException {
    List<Check> checks = new ArrayList<>();
    Double loudness = finished.loudness().integratedLufs();
    Double goal = master.goalLufs();
    boolean loud =
        goal != null && loudness != null && Math.abs(loudness - goal) <= Mastering.TOLERANCE + 1e-9;
    checks.add(
        new Check(
            goal == null
                ? "the master has the wanted loudness"
                : "the master is within 0.2 LU of " + Formats.figure(goal, "LUFS"),
            master.shortfall() == null
                ? Formats.figure(loudness, "LUFS")
                : Formats.figure(loudness, "LUFS") + ": " + master.shortfall(),
            loud));
    Double peak = finished.levels().truePeakDbtp();
    double ceiling = request.master().ceilingDbtp();
    checks.add(
        new Check(
            "its true peak is at most " + Formats.figure(ceiling, "dBTP"),
            Formats.precise(peak, "dBTP"),
            peak == null || peak <= ceiling));
    master.request().codecSafety().ifPresent(wish -> checks.add(decoded(wish, codecs)));
    boolean same = SameSamples.in(work.resolve(MASTER), work.resolve(FLAC));
    checks.add(
        new Check(
            "the FLAC holds the samples of the WAV",
            same ? "every one is equal" : "they differ",
            same));
    for (Written file : files) {
      if (file.name().equals(MP3)) {
        Double decoded = file.figures().levels().truePeakDbtp();
        checks.add(
            new Check(
                "the MP3 does not clip when it is played",
                file.gainDb() == 0
                    ? Formats.precise(decoded, "dBTP")
                    : "%s, made %s softer than the master"
                        .formatted(
                            Formats.precise(decoded, "dBTP"),
                            Formats.precise(-file.gainDb(), "dB")),
                decoded == null || lossy == null || decoded <= lossy.ceilingDbtp()));
      }
    }
    checks.add(
        new Check(
            "the stems add up to the mix before the master's chain",
            residual == null
                ? "no difference"
                : "the largest difference is " + Formats.figure(residual, "dBFS"),
            residual == null || residual < SILENT_RESIDUAL_DBFS));
    checks.add(
        new Check(
            "nothing was missing",
            rendered.problems().isEmpty()
                ? "all recordings and devices were there"
                : String.join("; ", rendered.problems()),
            rendered.problems().isEmpty()));
    return checks;
  }

  private static Check decoded(CodecSafety wish, List<CodecPeak> codecs) {
    List<Decoded> sounds = codecs.stream().map(CodecPeak::decoded).toList();
    return new Check(
        "after lossy codecs it is at most " + Formats.figure(wish.limitDbtp(), "dBTP"),
        sounds.isEmpty()
            ? "silent"
            : sounds.stream()
                .map(
                    each ->
                        each.name()
                            + " "
                            + Formats.precise(each.truePeakDbtp(), "dBTP")
                            + (each.encoded() ? "" : " (estimated)"))
                .collect(Collectors.joining(", ")),
        wish.holds(sounds));
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
