package org.songline.model.operation;

import java.util.Optional;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Control;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** New beginnings and ends for clips. */
final class Trimming {
  private final Draft draft;
  private final Parts parts;

  Trimming(Draft draft) {
    this.draft = draft;
    this.parts = new Parts(draft.song());
  }

  Clip start(Clip clip, long by) {
    long wanted = Math.min(clip.start().tick() + by, clip.end().tick() - 1);
    TickPosition from = new TickPosition(Math.max(0, wanted));
    return switch (clip) {
      case AudioClip audio -> {
        TickPosition earliest = parts.audio().earliest(audio);
        AudioClip part =
            parts.audio().part(audio, from.isBefore(earliest) ? earliest : from, clip.end());
        yield part.withFadeIn(AudioParts.fitted(audio.fadeIn(), part.length()));
      }
      case NoteClip notes -> parts.part(reaching(notes, from), from, clip.end());
    };
  }

  Clip end(Clip clip, long by) {
    long wanted = Math.max(clip.end().tick() + by, clip.start().tick() + 1);
    TickPosition to = new TickPosition(wanted);
    if (!(clip instanceof AudioClip audio)) {
      return parts.part(clip, clip.start(), to);
    }
    Optional<TickPosition> latest = parts.audio().latest(audio);
    if (latest.isPresent() && latest.get().isBefore(to)) {
      to = latest.get().isBefore(clip.end()) ? clip.end() : latest.get();
    }
    AudioClip part = parts.audio().part(audio, clip.start(), to);
    return part.withFadeOut(AudioParts.fitted(audio.fadeOut(), part.length()));
  }

  /** The clip, its pattern shifted when the new beginning lies before the pattern's. */
  private NoteClip reaching(NoteClip clip, TickPosition from) {
    long missing = -Parts.position(clip, from.tick() - clip.start().tick());
    if (missing <= 0) {
      return clip;
    }
    Words.needs(
        draft.players(clip.pattern()) == 1,
        "clip " + clip.id().text(),
        "it begins where its pattern begins, and other clips play that pattern too",
        "make the clip unique first");
    Ticks shift = new Ticks(missing);
    Pattern pattern = draft.pattern(clip.pattern());
    NoteClip shifted =
        clip.withOffset(clip.offset().plus(shift))
            .withLoop(clip.loop().map(l -> new NoteLoop(l.start().plus(shift), l.length())));
    draft.put(
        pattern
            .withNotes(
                pattern.notes().stream()
                    .map(
                        n ->
                            new Note(
                                n.at().plus(shift),
                                n.length(),
                                n.key(),
                                n.velocity(),
                                n.release(),
                                n.expressions()))
                    .toList())
            .withControls(
                pattern.controls().stream()
                    .map(c -> new Control(c.at().plus(shift), c.kind(), c.number(), c.value()))
                    .toList()));
    draft.replace(draft.held(clip.id()).track(), clip, shifted);
    return shifted;
  }
}
