package org.songline.model.operation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.songline.model.SongProblem;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.Draft.Held;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Song;
import org.songline.model.time.Ticks;

/** What people do to what clips are and play, where they lie. */
public sealed interface ClipSettingOperation extends Operation {

  /** Gives clips a name; empty for none. */
  record RenameClips(List<ClipId> clips, String name) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      return each(song, clips, "Rename", clip -> clip.withName(name));
    }
  }

  /** Gives clips a color, {@code #rrggbb}; empty for the color of their track. */
  record ColorClips(List<ClipId> clips, String color) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      return each(song, clips, "Color", clip -> clip.withColor(color));
    }
  }

  /** Silences clips or lets them sound again. */
  record MuteClips(List<ClipId> clips, boolean muted) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      return each(song, clips, muted ? "Mute" : "Unmute", clip -> clip.withMuted(muted));
    }
  }

  /** Sets the gain of recordings, in decibels. */
  record SetClipGain(List<ClipId> clips, double gain) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      return sounds(song, clips, "Gain of", clip -> clip.withGain(gain));
    }
  }

  /** Changes the gain of recordings by some decibels. */
  record ChangeClipGain(List<ClipId> clips, double by) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      return sounds(song, clips, "Gain of", clip -> clip.withGain(clip.gain() + by));
    }
  }

  /** Sets fades of recordings, no longer than each clip; what is absent stays as it is. */
  record SetFades(List<ClipId> clips, Optional<Fade> fadeIn, Optional<Fade> fadeOut)
      implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      return sounds(
          song,
          clips,
          "Fade",
          clip ->
              clip.withFadeIn(AudioParts.fitted(fadeIn.orElse(clip.fadeIn()), clip.length()))
                  .withFadeOut(AudioParts.fitted(fadeOut.orElse(clip.fadeOut()), clip.length())));
    }
  }

  /** Transposes note clips by semitones, their patterns untouched. */
  record TransposeClips(List<ClipId> clips, int semitones) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      return each(
          song,
          clips,
          "Transpose",
          clip -> notes(clip).withTranspose(notes(clip).transpose() + semitones));
    }
  }

  /** Repeats what clips play up to a length; a clip that loops already keeps its loop. */
  record LoopClips(List<ClipId> clips, Ticks length) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      Loops loops = new Loops(song);
      return each(song, clips, "Loop", clip -> loops.looped(clip, length));
    }
  }

  /** Lets clips play once what they loop, as long as they are. */
  record UnloopClips(List<ClipId> clips) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      return each(song, clips, "Unloop", new Loops(song)::unlooped);
    }
  }

  /**
   * Moves what clips play within them.
   *
   * @param by ticks, later above zero, earlier below; no further than there is something to play
   */
  record SlipClips(List<ClipId> clips, long by) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      Loops loops = new Loops(song);
      return each(song, clips, "Slip", clip -> loops.slipped(clip, by));
    }
  }

  /** Gives note clips that share their pattern patterns of their own. */
  record MakeClipsUnique(List<ClipId> clips) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Held> chosen = draft.held(clips);
      for (Held held : chosen) {
        NoteClip clip = notes(held.clip());
        if (draft.players(clip.pattern()) > 1) {
          PatternId own = draft.copy(draft.pattern(clip.pattern()));
          draft.replace(held.track(), clip, clip.withPattern(own));
        }
      }
      return draft.done("Make " + Words.doing("unique", chosen.size(), "clip"));
    }
  }

  /** Plays clips backwards: recordings by their samples, notes by their places and lengths. */
  record ReverseClips(List<ClipId> clips) implements ClipSettingOperation {
    @Override
    public Transaction on(Song song) {
      Draft draft = new Draft(song);
      List<Held> chosen = draft.held(clips);
      Set<PatternId> patterns = new HashSet<>();
      for (Held held : chosen) {
        Clip now =
            switch (held.clip()) {
              case AudioClip audio -> audio.withReversed(!audio.reversed());
              case NoteClip notes -> {
                patterns.add(notes.pattern());
                yield Stretching.reversed(draft, notes);
              }
            };
        draft.replace(held.track(), held.clip(), now);
      }
      draft.tidy(patterns);
      return draft.done(Words.doing("Reverse", chosen.size(), "clip"));
    }
  }

  /**
   * Makes note clips longer or shorter with all that is in them, from the start of the first.
   *
   * @param factor of their length, 1/64 to 64
   */
  record StretchClips(List<ClipId> clips, double factor) implements ClipSettingOperation {
    private static final double MOST = 64;

    @Override
    public Transaction on(Song song) {
      Words.within("clips", "the factor", factor, 1 / MOST, MOST);
      Draft draft = new Draft(song);
      List<Held> chosen = draft.held(clips);
      long origin =
          chosen.stream().mapToLong(held -> held.clip().start().tick()).min().orElseThrow();
      Map<PatternId, PatternId> scaled = new HashMap<>();
      Set<PatternId> patterns = new HashSet<>();
      for (Held held : chosen) {
        if (!(held.clip() instanceof NoteClip clip)) {
          throw new SongProblem(
              "clip " + held.clip().id().text(),
              "recordings cannot be stretched yet",
              "choose note clips alone");
        }
        patterns.add(clip.pattern());
        PatternId pattern =
            scaled.computeIfAbsent(
                clip.pattern(), id -> Stretching.scaled(draft, draft.pattern(id), factor));
        draft.replace(
            held.track(), clip, Stretching.scaled(clip, origin, factor).withPattern(pattern));
      }
      draft.tidy(patterns);
      return draft.done(Words.doing("Stretch", chosen.size(), "clip"));
    }
  }

  private static Transaction each(
      Song song, List<ClipId> clips, String verb, UnaryOperator<Clip> change) {
    Draft draft = new Draft(song);
    List<Held> chosen = draft.held(clips);
    for (Held held : chosen) {
      draft.replace(held.track(), held.clip(), change.apply(held.clip()));
    }
    return draft.done(Words.doing(verb, chosen.size(), "clip"));
  }

  private static Transaction sounds(
      Song song, List<ClipId> clips, String verb, UnaryOperator<AudioClip> change) {
    return each(
        song,
        clips,
        verb,
        clip -> {
          if (!(clip instanceof AudioClip audio)) {
            throw new SongProblem(
                "clip " + clip.id().text(), "it is no recording", "choose audio clips");
          }
          return change.apply(audio);
        });
  }

  private static NoteClip notes(Clip clip) {
    if (!(clip instanceof NoteClip notes)) {
      throw new SongProblem(
          "clip " + clip.id().text(), "it plays a recording", "choose note clips");
    }
    return notes;
  }
}
