package org.songline.studio.production;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.album.Album;
import org.songline.mastering.album.AlbumTrack;
import org.songline.mastering.album.CueSheet;
import org.songline.mastering.album.Layout;
import org.songline.mastering.album.LoudnessRelation;
import org.songline.measure.Measure;
import org.songline.measure.Part;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.studio.Json;

/**
 * Makes an album: masters every track to one relation of loudness, writes a file of each kind for
 * each track and one continuous image with a CUE sheet, reads every file back, and reports.
 * Everything is made in a folder aside and moved into place at the end.
 */
public final class AlbumProduction {
  /** The image of the whole record. */
  public static final String IMAGE = "album.wav";

  public static final String CUE = "album.cue";
  private static final double CLOSE = 0.05;

  private final AlbumRequest request;
  private final Stages stages;
  private final Path work;
  private final Album album;
  private final List<AlbumSource> sources = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final List<AlbumReport.Written> files = new ArrayList<>();
  private final Map<Integer, Mastered> early = new HashMap<>();

  private AlbumProduction(AlbumRequest request, Stages stages, Path work) {
    this.request = request;
    this.stages = stages;
    this.work = work;
    album = request.album();
  }

  /**
   * Makes the album.
   *
   * @throws IOException when something cannot be read or written; nothing half done is left
   * @throws java.util.concurrent.CancellationException when a stage is asked to stop; nothing is
   *     left
   */
  public static AlbumReport run(AlbumRequest request, Stages stages) throws IOException {
    try (var aside = Aside.in(request.output())) {
      AlbumProduction making = new AlbumProduction(request, stages, aside.folder());
      AlbumReport report;
      try {
        report = making.make();
      } finally {
        making.close();
      }
      stages.begin("putting it into place").at(0, 1);
      aside.reveal(Outdated.in(request.output()));
      return report;
    }
  }

  private AlbumReport make() throws IOException {
    Path mixes = work.resolve("mixes");
    for (AlbumTrack track : album.tracks()) {
      sources.add(AlbumSource.of(track, mixes.resolve("" + sources.size()), stages));
      titles.add(title(track, sources.getLast().tags()));
    }
    int rate =
        request.master().sampleRate() == 0
            ? sources.getFirst().rate()
            : request.master().sampleRate();
    List<@Nullable Double> wanted = goals(request.master().loudnessLufs());
    double lowered = lead(wanted, rate);
    List<@Nullable Double> goals = goals(request.master().loudnessLufs() - lowered);
    List<MasterReport> reports = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    try (AlbumImage image = new AlbumImage(work.resolve(IMAGE), request, rate)) {
      for (int i = 0; i < sources.size(); i++) {
        Mastered ready = early.remove(i);
        try (Mastered mastered = ready == null ? master(i, goals.get(i), rate) : ready) {
          reports.add(mastered.report());
          lengths.add(mastered.frames());
          image.add(mastered, layout(rate, lengths));
          for (String kind : request.kinds()) {
            write(i, kind, mastered);
          }
        }
      }
      image.finish();
    }
    Aside.delete(mixes);
    Layout layout = layout(rate, lengths);
    if (request.image()) {
      Files.writeString(
          work.resolve(CUE), CueSheet.text(IMAGE, album, titles, layout), StandardCharsets.UTF_8);
      Path image = work.resolve(IMAGE);
      files.add(
          written(
              IMAGE,
              new MasterFile(
                  image,
                  0,
                  request.master().ceilingDbtp(),
                  Measure.file(image, Part.quick(), stages.begin("measuring " + IMAGE)).figures(),
                  List.of(),
                  true)));
    }
    AlbumReport report = report(reports, goals, layout, lowered);
    Files.writeString(work.resolve(Production.REPORT), Json.text(report), StandardCharsets.UTF_8);
    return report;
  }

  private List<@Nullable Double> goals(double target) {
    List<@Nullable Double> mixes = new ArrayList<>();
    sources.forEach(source -> mixes.add(source.lufs()));
    return LoudnessRelation.goals(
        mixes,
        album.tracks().stream().map(AlbumTrack::trimDb).toList(),
        target,
        album.equalShare());
  }

  /**
   * Masters the loudest track first: where it cannot be as loud as wanted, all are lowered with it,
   * so that the relation holds.
   *
   * @return by how much, in LU
   */
  private double lead(List<@Nullable Double> goals, int rate) throws IOException {
    int loudest = -1;
    for (int i = 0; i < goals.size(); i++) {
      Double goal = goals.get(i);
      Double most = loudest < 0 ? null : goals.get(loudest);
      loudest = goal != null && (most == null || goal > most) ? i : loudest;
    }
    if (loudest < 0) {
      return 0;
    }
    Mastered mastered = master(loudest, goals.get(loudest), rate);
    early.put(loudest, mastered);
    Double got = mastered.report().after().loudness().integratedLufs();
    Double goal = mastered.report().goalLufs();
    double lowered = got == null || goal == null ? 0 : goal - got;
    return lowered > Mastering.TOLERANCE ? lowered : 0;
  }

  private Mastered master(int i, @Nullable Double goal, int rate) throws IOException {
    MasterRequest master = request.master();
    MasterRequest own =
        master
            .level(Math.clamp(goal == null ? -14 : goal, -60, 0), master.ceilingDbtp())
            .format(master.bits(), rate);
    AlbumSource source = sources.get(i);
    try (AudioReader reader = AudioFiles.open(source.file())) {
      return Mastering.master(
          source.input(reader), own, stages.begin("mastering " + titles.get(i)));
    }
  }

  private Layout layout(int rate, List<Long> lengths) {
    return Layout.of(
        rate,
        lengths,
        album.tracks().stream().limit(lengths.size()).map(AlbumTrack::gapSeconds).toList());
  }

  private void write(int i, String kind, Mastered mastered) throws IOException {
    String name =
        String.format(
            Locale.ROOT,
            "%02d %s.%s",
            i + 1,
            titles.get(i).replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "-"),
            kind);
    MasterFile file =
        MasterFile.write(
            work.resolve(name), mastered, request.master().ceilingDbtp(), tags(i), stages);
    files.add(written(name, file));
  }

  private Tags tags(int i) {
    AlbumTrack track = album.tracks().get(i);
    Tags tags =
        sources
            .get(i)
            .tags()
            .with(Tag.TITLE, titles.get(i))
            .with(Tag.TRACK, i + 1 + "/" + album.tracks().size());
    String artist = track.artist().isEmpty() ? album.artist() : track.artist();
    tags = artist.isEmpty() ? tags : tags.with(Tag.ARTIST, artist);
    tags = album.title().isEmpty() ? tags : tags.with(Tag.ALBUM, album.title());
    tags = album.artist().isEmpty() ? tags : tags.with(Tag.ALBUM_ARTIST, album.artist());
    return track.isrc().isEmpty() ? tags : tags.with(Tag.ISRC, track.isrc());
  }

  private AlbumReport.Written written(String name, MasterFile made) throws IOException {
    try (AudioReader reader = AudioFiles.open(made.file())) {
      return new AlbumReport.Written(
          name,
          Formats.words(reader.format()),
          Files.size(made.file()),
          Formats.sha256(made.file()),
          made.gainDb(),
          made.ceilingDbtp(),
          made.codecSafe(),
          made.figures().loudness().integratedLufs(),
          made.figures().levels().truePeakDbtp());
    }
  }

  private AlbumReport report(
      List<MasterReport> reports, List<@Nullable Double> goals, Layout layout, double lowered) {
    List<AlbumReport.Track> tracks = new ArrayList<>();
    boolean good = lowered == 0;
    for (int i = 0; i < reports.size(); i++) {
      MasterReport done = reports.get(i);
      Double goal = goals.get(i);
      Double lufs = done.after().loudness().integratedLufs();
      boolean reached =
          goal != null && lufs != null && Math.abs(goal - lufs) <= Mastering.TOLERANCE + CLOSE;
      good &= reached;
      tracks.add(
          new AlbumReport.Track(
              i + 1,
              titles.get(i),
              album.tracks().get(i).isrc(),
              layout.starts().get(i) / (double) layout.rate(),
              layout.gaps().get(i) / (double) layout.rate(),
              done.after().seconds(),
              sources.get(i).lufs(),
              goal,
              lufs,
              done.after().levels().truePeakDbtp(),
              reached ? null : done.shortfall(),
              done.steps()));
    }
    good &= files.stream().allMatch(AlbumReport.Written::holds);
    return new AlbumReport(
        album.title(),
        album.artist(),
        request.master().target().id(),
        request.master().loudnessLufs(),
        lowered,
        layout.rate(),
        tracks,
        files,
        good);
  }

  private static String title(AlbumTrack track, Tags tags) {
    if (!track.title().isEmpty()) {
      return track.title();
    }
    String file = track.source().getFileName().toString();
    return tags.get(Tag.TITLE).orElse(file.replaceFirst("\\.[A-Za-z0-9]{2,5}$", ""));
  }

  private void close() throws IOException {
    for (Mastered mastered : early.values()) {
      mastered.close();
    }
  }
}
