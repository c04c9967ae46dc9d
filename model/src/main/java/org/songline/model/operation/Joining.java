package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.model.operation.Draft.Held;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Control;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.NoteTimeline;
import org.songline.model.song.Pattern;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Makes one clip of several. */
final class Joining {
  private static final long MOST_NOTES = 200_000;

  private final Draft draft;
  private final Parts parts;

  Joining(Draft draft) {
    this.draft = draft;
    this.parts = new Parts(draft.song());
  }

  void join(List<Held> joined) {
    Words.needs(joined.size() > 1, "clips", "one alone cannot be joined", "choose its neighbour");
    TrackId track = joined.getFirst().track();
    boolean muted = joined.getFirst().clip().muted();
    for (Held held : joined) {
      Words.needs(
          held.track().equals(track), "clips", "they lie on several tracks", "choose one track");
      Words.needs(
          held.clip().muted() == muted, "clips", "some of them are muted", "unmute them first");
    }
    List<Clip> clips = joined.stream().map(Held::clip).toList();
    Optional<Clip> whole = whole(clips);
    if (whole.isEmpty()) {
      // Only note clips come here: recordings are told what hinders them.
      whole = Optional.of(pattern(clips.stream().map(NoteClip.class::cast).toList()));
    }
    Set<PatternId> patterns = new HashSet<>();
    for (Clip clip : clips.subList(1, clips.size())) {
      draft.remove(track, clip);
      if (clip instanceof NoteClip notes) {
        patterns.add(notes.pattern());
      }
    }
    if (clips.getFirst() instanceof NoteClip notes) {
      patterns.add(notes.pattern());
    }
    draft.replace(track, clips.getFirst(), whole.get());
    draft.tidy(patterns);
  }

  /** The clip of which these are the parts, one after another. */
  private Optional<Clip> whole(List<Clip> clips) {
    Clip whole = clips.getFirst();
    for (Clip next : clips.subList(1, clips.size())) {
      Optional<Clip> longer =
          switch (whole) {
            case NoteClip notes -> longer(notes, next);
            case AudioClip audio -> Optional.of(longer(audio, next));
          };
      if (longer.isEmpty()) {
        return longer;
      }
      whole = longer.get();
    }
    return Optional.of(whole);
  }

  private Optional<Clip> longer(NoteClip clip, Clip next) {
    Clip whole = parts.part(clip, clip.start(), later(clip.end(), next.end()));
    Clip expected =
        parts.part(whole, next.start(), next.end()).withId(next.id()).withName(next.name());
    return clip.end().equals(next.start()) && expected.equals(next)
        ? Optional.of(whole)
        : Optional.empty();
  }

  private Clip longer(AudioClip clip, Clip after) {
    String place = "clip " + after.id().text();
    if (!(after instanceof AudioClip next)) {
      throw new IllegalStateException(place + " is not audio on an audio track");
    }
    Words.needs(
        clip.end().equals(next.start()),
        place,
        "it does not begin where the one before ends",
        "move or trim it first");
    Optional<AudioClip> whole = continued(clip, next);
    Words.needs(
        whole.isPresent(),
        place,
        "it does not go on with the recording where the one before ends",
        "render both to a new recording instead");
    Words.needs(
        unfaded(clip, next),
        place,
        "there is a fade between it and the one before",
        "remove the fade first");
    return whole.orElseThrow();
  }

  private static boolean unfaded(AudioClip clip, AudioClip next) {
    return clip.fadeOut().length().count() == 0 && next.fadeIn().length().count() == 0;
  }

  /** A recording longer by a clip that goes on with it. */
  private Optional<AudioClip> continued(AudioClip clip, AudioClip next) {
    AudioClip whole =
        clip.withLength(clip.length().plus(next.length()))
            .withOffset(clip.reversed() ? next.offset() : clip.offset())
            .withFadeOut(next.fadeOut());
    AudioClip first =
        parts.audio().part(whole, clip.start(), clip.end()).withFadeOut(clip.fadeOut());
    AudioClip second =
        parts
            .audio()
            .part(whole, next.start(), next.end())
            .withFadeIn(next.fadeIn())
            .withId(next.id())
            .withName(next.name());
    return first.equals(clip) && second.equals(next) ? Optional.of(whole) : Optional.empty();
  }

  /** What two neighbours were before they were parted, when nothing else lies between them. */
  Optional<Clip> healed(Clip clip, Clip next) {
    if (!clip.name().equals(next.name())) {
      return Optional.empty();
    }
    return switch (clip) {
      case NoteClip notes -> longer(notes, next);
      case AudioClip audio when next instanceof AudioClip after && unfaded(audio, after) ->
          continued(audio, after).map(Clip.class::cast);
      case AudioClip _ -> Optional.empty();
    };
  }

  /** One pattern of what clips play. */
  private NoteClip pattern(List<NoteClip> clips) {
    NoteClip first = clips.getFirst();
    TickPosition end = first.end();
    for (NoteClip clip : clips) {
      end = later(end, clip.end());
    }
    return played(draft, first, clips, end);
  }

  /** A clip with a pattern of its own that holds what clips play from its start to an end. */
  static NoteClip played(Draft draft, NoteClip first, List<NoteClip> clips, TickPosition end) {
    clips.forEach(clip -> bounded(draft, clip));
    NoteTimeline timeline =
        NoteTimeline.of(
            clips.stream().map(clip -> clip.withMuted(false)).toList(), draft.song().patterns());
    Ticks start = new Ticks(first.start().tick());
    List<Note> notes = new ArrayList<>();
    for (NoteTimeline.Played played : timeline.notes()) {
      Note note = played.note();
      notes.add(
          new Note(
              new TickPosition(played.from()).minus(start),
              new Ticks(Math.max(1, played.to() - played.from())),
              played.key(),
              note.velocity(),
              note.release(),
              note.expressions()));
    }
    Set<Control> controls = new LinkedHashSet<>();
    for (NoteTimeline.Sent sent : timeline.controls()) {
      Control control = sent.control();
      if (sent.caughtUp() && timeline.controls().stream().anyMatch(o -> overrules(o, sent))) {
        continue;
      }
      controls.add(
          new Control(
              new TickPosition(sent.at()).minus(start),
              control.kind(),
              control.number(),
              control.value()));
    }
    Pattern old = draft.pattern(first.pattern());
    PatternId id = draft.patternId(old.id());
    draft.put(new Pattern(id, old.name(), notes, List.copyOf(controls)));
    return first
        .withLength(end.since(first.start()))
        .withPattern(id)
        .withOffset(Ticks.ZERO)
        .withLoop(Optional.empty())
        .withTranspose(0);
  }

  /** Refuses loops so short that writing out what they play makes no sense. */
  private static void bounded(Draft draft, NoteClip clip) {
    Pattern pattern = draft.pattern(clip.pattern());
    long turns = clip.loop().map(l -> clip.length().count() / l.length().count()).orElse(0L) + 1;
    long each = pattern.notes().size() + pattern.controls().size() + 1L;
    Words.needs(
        turns <= MOST_NOTES / each,
        "clip " + clip.id().text(),
        "its loop would make more than " + MOST_NOTES + " notes",
        "make the loop longer or the clip shorter");
  }

  /** Whether a controller of its own comes at the moment at which another is caught up. */
  private static boolean overrules(NoteTimeline.Sent own, NoteTimeline.Sent caughtUp) {
    return !own.caughtUp()
        && own.at() == caughtUp.at()
        && own.control().kind() == caughtUp.control().kind()
        && own.control().number() == caughtUp.control().number();
  }

  private static TickPosition later(TickPosition a, TickPosition b) {
    return a.isBefore(b) ? b : a;
  }
}
