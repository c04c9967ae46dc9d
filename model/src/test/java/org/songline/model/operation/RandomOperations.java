package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.songline.model.operation.ClipOperation.CopyClips;
import org.songline.model.operation.ClipOperation.CrossfadeClips;
import org.songline.model.operation.ClipOperation.DeleteClips;
import org.songline.model.operation.ClipOperation.DuplicateClips;
import org.songline.model.operation.ClipOperation.JoinClips;
import org.songline.model.operation.ClipOperation.MoveClips;
import org.songline.model.operation.ClipOperation.SplitClips;
import org.songline.model.operation.ClipOperation.TrimClips;
import org.songline.model.operation.ClipSettingOperation.ChangeClipGain;
import org.songline.model.operation.ClipSettingOperation.ColorClips;
import org.songline.model.operation.ClipSettingOperation.LoopClips;
import org.songline.model.operation.ClipSettingOperation.MakeClipsUnique;
import org.songline.model.operation.ClipSettingOperation.MuteClips;
import org.songline.model.operation.ClipSettingOperation.RenameClips;
import org.songline.model.operation.ClipSettingOperation.ReverseClips;
import org.songline.model.operation.ClipSettingOperation.SetClipGain;
import org.songline.model.operation.ClipSettingOperation.SetFades;
import org.songline.model.operation.ClipSettingOperation.SlipClips;
import org.songline.model.operation.ClipSettingOperation.StretchClips;
import org.songline.model.operation.ClipSettingOperation.TransposeClips;
import org.songline.model.operation.ClipSettingOperation.UnloopClips;
import org.songline.model.operation.NoteOperation.DeleteNotes;
import org.songline.model.operation.NoteOperation.DuplicateNotes;
import org.songline.model.operation.NoteOperation.HumaniseNotes;
import org.songline.model.operation.NoteOperation.JoinNotes;
import org.songline.model.operation.NoteOperation.LegatoNotes;
import org.songline.model.operation.NoteOperation.MoveNotes;
import org.songline.model.operation.NoteOperation.QuantiseNotes;
import org.songline.model.operation.NoteOperation.ReverseNotes;
import org.songline.model.operation.NoteOperation.SetNoteLength;
import org.songline.model.operation.NoteOperation.SplitNotes;
import org.songline.model.operation.NoteOperation.StretchNotes;
import org.songline.model.operation.NoteOperation.StrumNotes;
import org.songline.model.operation.NoteOperation.TrimNotes;
import org.songline.model.operation.NoteValueOperation.AddNotes;
import org.songline.model.operation.NoteValueOperation.ChangeVelocity;
import org.songline.model.operation.NoteValueOperation.FitToScale;
import org.songline.model.operation.NoteValueOperation.MirrorNotes;
import org.songline.model.operation.NoteValueOperation.RampVelocity;
import org.songline.model.operation.NoteValueOperation.ScaleVelocity;
import org.songline.model.operation.NoteValueOperation.SetVelocity;
import org.songline.model.operation.NoteValueOperation.StampChord;
import org.songline.model.operation.NoteValueOperation.TransposeInScale;
import org.songline.model.operation.NoteValueOperation.TransposeNotes;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Random operations on a song from a seed; some cannot be done, as those of people. */
final class RandomOperations {
  static final List<Integer> MAJOR = List.of(0, 2, 4, 5, 7, 9, 11);

  private final Random random;

  RandomOperations(long seed) {
    this.random = new Random(seed);
  }

  Operation any(Song song) {
    List<Pattern> patterns =
        song.patterns().values().stream().filter(p -> !p.notes().isEmpty()).toList();
    return switch (random.nextInt(7)) {
      case 0 -> placing(song);
      case 1 -> setting(song);
      case 2 -> new RandomRest(random).time(song);
      case 3 -> new RandomRest(random).tracks(song);
      case 4 -> new RandomRest(random).automation(song);
      case 5 -> new RandomRest(random).form(song);
      default -> patterns.isEmpty() ? placing(song) : note(pick(patterns));
    };
  }

  ClipOperation placing(Song song) {
    List<ClipId> clips = clips(song);
    return switch (random.nextInt(8)) {
      case 0 -> new MoveClips(clips, signed(), random.nextInt(3) - 1, pick(Overlap.values()));
      case 1 ->
          new CopyClips(
              clips, signed(), random.nextInt(3) - 1, pick(Overlap.values()), random.nextBoolean());
      case 2 ->
          new DuplicateClips(
              clips, 1 + random.nextInt(3), pick(Overlap.values()), random.nextBoolean());
      case 3 -> new DeleteClips(clips);
      case 4 ->
          new TrimClips(clips, pick(TrimClips.End.values()), signed(), pick(Overlap.values()));
      case 5 -> new SplitClips(clips, inside(song, clips));
      case 6 -> new CrossfadeClips(onOneTrack(song), length(), pick(FadeShape.values()));
      default -> new JoinClips(onOneTrack(song));
    };
  }

  ClipSettingOperation setting(Song song) {
    List<ClipId> clips = clips(song);
    List<ClipId> notes = clips(song, NoteClip.class);
    List<ClipId> audio = clips(song, AudioClip.class);
    return switch (random.nextInt(13)) {
      case 12 -> new ColorClips(clips, pick("", "#336699"));
      case 0 -> new RenameClips(clips, "Name");
      case 1 -> new MuteClips(clips, random.nextBoolean());
      case 2 -> new SetClipGain(audio, -random.nextInt(20));
      case 3 -> new ChangeClipGain(audio, random.nextInt(5) - 2);
      case 4 ->
          new SetFades(
              audio,
              Optional.of(new Fade(length(), pick(FadeShape.values()))),
              random.nextBoolean() ? Optional.empty() : Optional.of(Fade.NONE));
      case 5 -> new TransposeClips(notes, random.nextInt(9) - 4);
      case 6 -> new LoopClips(clips, length());
      case 7 -> new UnloopClips(clips);
      case 8 -> new SlipClips(clips, signed());
      case 9 -> new MakeClipsUnique(notes);
      case 10 -> new ReverseClips(clips);
      default -> new StretchClips(notes, pick(0.5, 2.0, 1.5, 0.33));
    };
  }

  Operation note(Pattern pattern) {
    var id = pattern.id();
    List<Note> notes = notes(pattern);
    int root = random.nextInt(12);
    return switch (random.nextInt(23)) {
      case 0 -> new MoveNotes(id, notes, signed(), random.nextInt(5) - 2);
      case 1 ->
          new DuplicateNotes(
              id, notes, random.nextBoolean() ? Optional.empty() : Optional.of(length()));
      case 2 -> new DeleteNotes(id, notes);
      case 3 -> quantise(pattern, notes, random.nextDouble());
      case 4 -> new HumaniseNotes(id, notes, new Ticks(20_000), 10, random.nextInt());
      case 5 -> new LegatoNotes(id, notes, random.nextInt(3000) - 1000);
      case 6 -> new SetNoteLength(id, notes, length());
      case 7 -> new TrimNotes(id, notes, random.nextBoolean(), signed());
      case 8 -> new SplitNotes(id, notes, splits(notes));
      case 9 -> new JoinNotes(id, notes);
      case 10 -> new ReverseNotes(id, notes);
      case 11 -> new StretchNotes(id, notes, pick(0.5, 2.0, 0.33));
      case 12 -> new StrumNotes(id, notes, new Ticks(9_000), random.nextBoolean());
      case 13 -> new AddNotes(id, notes);
      case 14 -> new TransposeNotes(id, notes, random.nextInt(25) - 12);
      case 15 -> new TransposeInScale(id, notes, root, MAJOR, random.nextInt(9) - 4);
      case 16 -> new FitToScale(id, notes, root, MAJOR);
      case 17 -> new MirrorNotes(id, notes);
      case 18 ->
          new StampChord(
              id, new TickPosition(ticks()), length(), 40 + root, List.of(0, 4, 7), 1, 90);
      case 19 -> new SetVelocity(id, notes, 1 + random.nextInt(127));
      case 20 -> new ChangeVelocity(id, notes, random.nextInt(21) - 10);
      case 21 -> new ScaleVelocity(id, notes, random.nextDouble() * 2);
      default -> new RampVelocity(id, notes, 20, 110);
    };
  }

  QuantiseNotes quantise(Pattern pattern, List<Note> notes, double strength) {
    return new QuantiseNotes(
        pattern.id(),
        notes,
        new Ticks(pick(Ticks.PER_QUARTER / 4, Ticks.PER_QUARTER / 3, Ticks.PER_QUARTER)),
        new TickPosition(random.nextBoolean() ? 0 : random.nextInt(1_000_000)),
        strength,
        random.nextInt(10) / 10.0,
        random.nextBoolean(),
        random.nextBoolean());
  }

  List<Note> notes(Pattern pattern) {
    List<Note> notes = new ArrayList<>();
    for (Note note : pattern.notes()) {
      if (notes.isEmpty() || random.nextBoolean()) {
        notes.add(note);
      }
    }
    return notes;
  }

  private List<TickPosition> splits(List<Note> notes) {
    Note note = pick(notes);
    return List.of(
        new TickPosition(note.at().tick() + note.length().count() / 2),
        new TickPosition(note.at().tick() + note.length().count() / 3),
        new TickPosition(ticks()));
  }

  private List<TickPosition> inside(Song song, List<ClipId> clips) {
    List<TickPosition> positions = new ArrayList<>();
    for (ClipId id : clips) {
      song.clip(id)
          .ifPresent(
              clip ->
                  positions.add(
                      new TickPosition(
                          clip.start().tick() + random.nextLong(clip.length().count() + 1))));
    }
    return positions;
  }

  private List<ClipId> onOneTrack(Song song) {
    List<Track> tracks = song.tracks().stream().filter(t -> t.clips().size() > 1).toList();
    if (tracks.isEmpty()) {
      return clips(song);
    }
    List<Clip> clips = pick(tracks).clips();
    int from = random.nextInt(clips.size() - 1);
    return List.of(clips.get(from).id(), clips.get(from + 1).id());
  }

  List<ClipId> clips(Song song) {
    return clips(song, Clip.class);
  }

  private List<ClipId> clips(Song song, Class<? extends Clip> kind) {
    List<ClipId> all =
        new ArrayList<>(
            song.tracks().stream()
                .flatMap(track -> track.clips().stream())
                .filter(kind::isInstance)
                .map(Clip::id)
                .toList());
    List<ClipId> chosen = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0 && !all.isEmpty(); i--) {
      chosen.add(all.remove(random.nextInt(all.size())));
    }
    return chosen;
  }

  private Ticks length() {
    return new Ticks(1 + ticks());
  }

  private long signed() {
    return random.nextBoolean() ? ticks() : -ticks();
  }

  private long ticks() {
    return random.nextBoolean()
        ? random.nextInt(64) * (Ticks.PER_QUARTER / 4)
        : random.nextLong(32 * Ticks.PER_QUARTER);
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
