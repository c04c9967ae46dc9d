package org.songline.coach.listening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.time.MeterMap;
import org.songline.model.time.TempoMap;

/** The passages of a song. */
final class Passages {
  private static final double STEPS = 10;

  private Passages() {}

  static List<Passage> of(Song song, int frames) {
    TempoMap tempo = song.tempoMap();
    MeterMap meters = song.meterMap();
    Map<String, Integer> times = new HashMap<>();
    song.sections().forEach(section -> times.merge(name(section), 1, Integer::sum));
    Map<String, Integer> met = new HashMap<>();
    List<Passage> passages = new ArrayList<>();
    for (Section section : song.sections()) {
      String name = name(section);
      int number = met.merge(name, 1, Integer::sum);
      int from = (int) Math.ceil(STEPS * tempo.secondsAt(section.start()) - 1e-9);
      int to = (int) Math.min(frames, STEPS * tempo.secondsAt(section.end()) + 1e-9);
      if (to > from) {
        long first = meters.bar(section.start());
        passages.add(
            new Passage(
                times.getOrDefault(name, 1) > 1 ? name + " " + number : name,
                section.kind(),
                from,
                to,
                first,
                Math.max(first, meters.bar(section.end()) - 1)));
      }
    }
    return passages.isEmpty() ? List.of(whole(frames)) : passages;
  }

  static Passage whole(int frames) {
    return new Passage("the whole", Section.Kind.OTHER, 0, frames, 0, 0);
  }

  private static String name(Section section) {
    return section.name().isBlank()
        ? section.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : section.name();
  }
}
