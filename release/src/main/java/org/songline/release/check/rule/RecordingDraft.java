package org.songline.release.check.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.songline.release.catalog.AiDeclaration;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.CatalogId.MaterialId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Lyrics;
import org.songline.release.catalog.Notice;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.SoundFile;
import org.songline.release.id.Isrc;

/** A recording with some of its fields changed. */
public final class RecordingDraft {
  private final Recording of;
  public List<WorkId> works;
  public String title;
  public String version;
  public Recording.Type type;
  public ArtistCredit artist;
  public Optional<Isrc> isrc;
  public List<Contribution> contributions;
  public List<Recording.Owner> owners;
  public Optional<Notice> phonogram;
  public String language;
  public Recording.Advisory advisory;
  public AiDeclaration ai;
  public boolean cover;
  public List<MaterialId> materials;
  public Optional<SoundFile> file;
  public Lyrics lyrics;
  public double tempo;
  public String key;
  public String song;
  public Optional<LocalDate> recorded;
  public Optional<LocalDate> mastered;
  public Optional<Integer> preview;

  private RecordingDraft(Recording of) {
    this.of = of;
    works = of.works();
    title = of.title();
    version = of.version();
    type = of.type();
    artist = of.artist();
    isrc = of.isrc();
    contributions = of.contributions();
    owners = of.owners();
    phonogram = of.phonogram();
    language = of.language();
    advisory = of.advisory();
    ai = of.ai();
    cover = of.cover();
    materials = of.materials();
    file = of.file();
    lyrics = of.lyrics();
    tempo = of.tempo();
    key = of.key();
    song = of.song();
    recorded = of.recorded();
    mastered = of.mastered();
    preview = of.preview();
  }

  /** The recording after a change. */
  public static Recording of(Recording before, Consumer<RecordingDraft> change) {
    RecordingDraft draft = new RecordingDraft(before);
    change.accept(draft);
    return draft.done();
  }

  private Recording done() {
    return new Recording(
        of.id(),
        works,
        title,
        version,
        type,
        artist,
        isrc,
        contributions,
        owners,
        phonogram,
        language,
        advisory,
        ai,
        cover,
        materials,
        file,
        lyrics,
        tempo,
        key,
        song,
        recorded,
        mastered,
        preview);
  }
}
