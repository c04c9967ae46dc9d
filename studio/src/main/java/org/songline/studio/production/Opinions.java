package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.coach.Coach;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listener;
import org.songline.coach.listening.Listening;
import org.songline.devices.builtin.BuiltIn;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecPreview;
import org.songline.mastering.codec.CodecSafety;
import org.songline.mastering.codec.LossyCodec;
import org.songline.mastering.codec.Material;
import org.songline.mastering.reference.Comparison;
import org.songline.mastering.reference.ComparisonText;
import org.songline.mastering.reference.Profile;
import org.songline.mastering.reference.Reference;
import org.songline.mastering.reference.TrackPart;
import org.songline.media.Progress;
import org.songline.model.song.Song;
import org.songline.studio.Library;
import org.songline.studio.production.ProductionReport.Beside;
import org.songline.studio.production.ProductionReport.Noticed;
import org.songline.studio.references.ReferenceSounds;
import org.songline.studio.references.SongShelf;

/** What coach, codecs and references say of a song and of its master. */
final class Opinions {
  private Opinions() {}

  /** What the coach says of a song that is more than slight. */
  static List<Noticed> coach(Song song, Path folder, Progress progress) throws IOException {
    Listening heard =
        Listener.song(song, BuiltIn.catalogue(), Library.files(folder), Optional.empty(), progress);
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

  /** What the lossy codecs of a request make of a master. */
  static List<CodecPeak> codecs(Material master, MasterRequest request, Stages stages)
      throws IOException {
    double limit = request.codecSafety().map(CodecSafety::limitDbtp).orElse(0.0);
    List<CodecPeak> peaks = new ArrayList<>();
    for (String id : request.codecs()) {
      LossyCodec codec = LossyCodec.find(id).orElseThrow();
      peaks.add(CodecPreview.of(master, codec, limit, stages.begin(codec.name())));
    }
    return peaks;
  }

  /** A master beside the references on the song's shelf; null when there are none. */
  static @Nullable Beside references(
      Path master, Song song, Path folder, List<TrackPart> parts, Stages stages)
      throws IOException {
    List<Reference> references = SongShelf.read(folder).references();
    if (references.isEmpty()) {
      return null;
    }
    Profile profile =
        ReferenceSounds.file(master, stages.begin("comparing with references"))
            .profile(ReferenceSounds.sections(song));
    Comparison comparison = Comparison.of(profile, references, parts);
    return new Beside(
        references.stream().map(each -> each.profile().name()).toList(),
        comparison.deviations(),
        ComparisonText.lines(comparison));
  }
}
