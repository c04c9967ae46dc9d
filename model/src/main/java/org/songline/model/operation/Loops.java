package org.songline.model.operation;

import java.util.Optional;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.AudioLoop;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Song;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** What of their content clips play. */
final class Loops {
  private final AudioParts audio;

  Loops(Song song) {
    this.audio = new AudioParts(song);
  }

  /** A clip that repeats what it plays now, or its loop, up to a length. */
  Clip looped(Clip clip, Ticks length) {
    String place = "clip " + clip.id().text();
    Words.needs(length.count() > 0, place, "the length is 0", "make it longer");
    return switch (clip) {
      case NoteClip notes ->
          notes
              .withLoop(
                  notes.loop().or(() -> Optional.of(new NoteLoop(notes.offset(), notes.length()))))
              .withLength(length);
      case AudioClip sound -> {
        AudioClip longer =
            sound
                .withLength(length)
                .withFadeIn(AudioParts.fitted(sound.fadeIn(), length))
                .withFadeOut(AudioParts.fitted(sound.fadeOut(), length));
        if (sound.loop().isPresent()) {
          yield longer;
        }
        long offset = sound.offset().count();
        long frames =
            Math.min(
                audio.sourceFrames(sound, sound.start(), sound.length()),
                audio.sourceLength(sound) - offset);
        Words.needs(frames > 0, place, "it plays nothing", "move its recording into it first");
        yield longer.withLoop(Optional.of(new AudioLoop(new Frames(offset), new Frames(frames))));
      }
    };
  }

  Clip unlooped(Clip clip) {
    return switch (clip) {
      case NoteClip notes -> notes.withLoop(Optional.empty());
      case AudioClip sound -> sound.withLoop(Optional.empty());
    };
  }

  /** A clip whose content lies later, or earlier, within it. */
  Clip slipped(Clip clip, long by) {
    return switch (clip) {
      case NoteClip notes -> {
        long position = Parts.position(notes, -by);
        yield notes.withOffset(new Ticks(Math.max(0, position)));
      }
      case AudioClip sound -> {
        // Content that goes later shows what was before it, as an earlier beginning would.
        Ticks distance = new Ticks(Math.abs(by));
        TickPosition end = sound.start().plus(distance);
        long frames = audio.sourceFrames(sound, sound.start(), end.since(sound.start()));
        boolean back = by > 0 != sound.reversed();
        yield sound.withOffset(new Frames(slipped(sound, back ? -frames : frames)));
      }
    };
  }

  private long slipped(AudioClip clip, long frames) {
    long position = clip.offset().count() + frames;
    if (clip.loop().isPresent()) {
      long start = clip.loop().get().start().count();
      long length = clip.loop().get().length().count();
      return position < 0 || position >= start + length
          ? start + Math.floorMod(position - start, length)
          : position;
    }
    return Math.clamp(position, 0L, audio.sourceLength(clip));
  }
}
