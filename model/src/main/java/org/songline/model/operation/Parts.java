package org.songline.model.operation;

import java.util.Optional;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Parts of clips that play what the whole plays there. */
final class Parts {
  private final AudioParts audio;

  Parts(Song song) {
    this.audio = new AudioParts(song);
  }

  AudioParts audio() {
    return audio;
  }

  /** A clip from one position to another, its content in place; see {@link AudioParts#part}. */
  Clip part(Clip clip, TickPosition from, TickPosition to) {
    return switch (clip) {
      case AudioClip sound -> audio.part(sound, from, to);
      case NoteClip notes ->
          notes
              .withStart(from)
              .withLength(to.since(from))
              .withOffset(
                  new Ticks(Math.max(0, position(notes, from.tick() - notes.start().tick()))));
    };
  }

  /** Where to part a clip; see {@link AudioParts#cut}. */
  Optional<TickPosition> cut(Clip clip, TickPosition wanted) {
    if (!clip.start().isBefore(wanted) || !wanted.isBefore(clip.end())) {
      return Optional.empty();
    }
    return clip instanceof AudioClip sound ? audio.cut(sound, wanted) : Optional.of(wanted);
  }

  /**
   * A clip at another start: as long in musical time, and a recording as long in seconds where the
   * tempo is another there.
   */
  Clip at(Clip clip, TickPosition start) {
    Clip moved = clip.withStart(start);
    if (!(clip instanceof AudioClip sound)) {
      return moved;
    }
    Ticks length = audio.lengthAt(sound, start);
    return sound
        .withStart(start)
        .withLength(length)
        .withFadeIn(AudioParts.fitted(sound.fadeIn(), length))
        .withFadeOut(AudioParts.fitted(sound.fadeOut(), length));
  }

  /** The place in the pattern some ticks after the start of a clip; negative when there is none. */
  static long position(NoteClip clip, long within) {
    long position = clip.offset().count() + within;
    if (clip.loop().isEmpty() || clip.loop().get().length().count() == 0) {
      return position;
    }
    NoteLoop loop = clip.loop().get();
    long start = loop.start().count();
    long length = loop.length().count();
    return position < 0 || position >= start + length
        ? start + Math.floorMod(position - start, length)
        : position;
  }
}
