package org.songline.model.operation;

import java.util.List;
import java.util.Optional;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Fades of recordings that lie over each other. A fade-in over the end of the clip before is a
 * crossfade: what is covered fades out by its complement.
 */
final class Crossfades {
  private Crossfades() {}

  /** Whether one of two clips ends within the other, so that they can fade into each other. */
  static boolean meet(Clip one, Clip other) {
    return one instanceof AudioClip
        && other instanceof AudioClip
        && !one.muted()
        && !other.muted()
        && (within(one, other) || within(other, one));
  }

  /** Whether the first clip ends in the second, that begins in it. */
  private static boolean within(Clip first, Clip second) {
    return first.start().isBefore(second.start())
        && second.start().isBefore(first.end())
        && first.end().isBefore(second.end());
  }

  /**
   * Lets clips that were changed fade into what they lie over now, and takes crossfades away whose
   * other clip is there no more. Crossfades keep their shape; new ones have equal power.
   *
   * @param before the song before the change
   */
  static void settle(Draft draft, Song before) {
    for (Track now : draft.song().tracks()) {
      Optional<Track> old = before.track(now.id());
      if (old.isPresent() && old.get().clips().equals(now.clips())) {
        continue;
      }
      for (Clip clip : now.clips()) {
        if (clip instanceof AudioClip audio && !audio.muted()) {
          settle(draft, now, audio, before);
        }
      }
    }
  }

  private static void settle(Draft draft, Track track, AudioClip clip, Song before) {
    Optional<AudioClip> under = under(track.clips(), clip);
    Optional<Fade> was = crossfade(before, clip);
    if (under.isPresent()) {
      AudioClip first = under.get();
      if (unchanged(before, track, clip) && unchanged(before, track, first)) {
        return;
      }
      Ticks over = first.end().since(clip.start());
      boolean kept = clip.fadeIn().length().equals(over);
      FadeShape shape =
          kept ? clip.fadeIn().shape() : was.map(Fade::shape).orElse(FadeShape.EQUAL_POWER);
      AudioClip left = (AudioClip) draft.held(first.id()).clip();
      draft.replace(track.id(), left, left.withFadeOut(Fade.NONE));
      AudioClip right = (AudioClip) draft.held(clip.id()).clip();
      draft.replace(track.id(), right, right.withFadeIn(new Fade(over, shape)));
    } else if (was.isPresent() && was.get().equals(clip.fadeIn())) {
      AudioClip alone = (AudioClip) draft.held(clip.id()).clip();
      draft.replace(track.id(), alone, alone.withFadeIn(Fade.NONE));
    }
  }

  private static boolean unchanged(Song before, Track track, Clip clip) {
    return before.track(track.id()).flatMap(old -> old.clip(clip.id())).equals(Optional.of(clip));
  }

  /** The recording that ends last of those that end within a clip. */
  private static Optional<AudioClip> under(List<Clip> clips, AudioClip clip) {
    Optional<AudioClip> last = Optional.empty();
    TickPosition end = clip.start();
    for (Clip other : clips) {
      if (other instanceof AudioClip audio
          && !audio.muted()
          && within(other, clip)
          && end.isBefore(other.end())) {
        last = Optional.of(audio);
        end = other.end();
      }
    }
    return last;
  }

  /** The fade of a clip that was a crossfade. */
  private static Optional<Fade> crossfade(Song song, AudioClip clip) {
    for (Track track : song.tracks()) {
      Optional<Clip> old = track.clip(clip.id());
      if (old.isPresent() && old.get() instanceof AudioClip audio) {
        return under(track.clips(), audio)
            .filter(first -> first.end().since(audio.start()).equals(audio.fadeIn().length()))
            .map(_ -> audio.fadeIn());
      }
    }
    return Optional.empty();
  }
}
