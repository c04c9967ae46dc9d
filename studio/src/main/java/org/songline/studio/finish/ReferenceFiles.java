package org.songline.studio.finish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.songline.mastering.reference.Profile;
import org.songline.mastering.reference.Reference;
import org.songline.mastering.reference.Shelf;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
import org.songline.model.SongProblem;
import org.songline.studio.references.ReferenceSounds;
import org.songline.studio.references.SongShelf;

/**
 * The references of a song with their sound. The song keeps figures alone; the sound stays on this
 * machine, under its hash, among what can be made anew.
 *
 * @param sounds folder of the sounds
 */
public record ReferenceFiles(Path sounds) {
  /** References of one song that can be compared at a time. */
  public static final int MOST = 8;

  private static final int LONGEST_NAME = 80;
  private static final int BLOCK = 1 << 14;

  /** What browsers play. */
  private static final Set<String> PLAIN = Set.of(".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a");

  /**
   * Hears a file and puts it on a song's shelf.
   *
   * @param file is kept
   * @param name that people gave it, with an ending
   */
  public void add(Path song, Path file, String name, Progress progress) throws IOException {
    Shelf.Entry heard = ReferenceSounds.entry(file, 1, Map.of(), progress);
    Shelf shelf = SongShelf.read(song);
    String called = name(stem(name));
    boolean replaces =
        shelf.entries().stream()
            .anyMatch(entry -> entry.name().equals(called) || entry.hash().equals(heard.hash()));
    if (shelf.entries().size() >= MOST && !replaces) {
      throw new SongProblem(
          called, "", "is one reference too many: there are " + MOST, "remove one first");
    }
    Files.createDirectories(sounds);
    if (sound(heard.hash()).isEmpty()) {
      keep(file, heard.hash(), suffix(name));
    }
    Profile profile = heard.reference().profile().named(called);
    SongShelf.write(
        song, SongShelf.read(song).with(new Shelf.Entry(Reference.of(profile), heard.hash())));
  }

  /** Keeps a sound as it is where browsers know its kind, else as WAV in floats. */
  private void keep(Path file, String hash, String suffix) throws IOException {
    if (PLAIN.contains(suffix)) {
      Files.copy(file, sounds.resolve(hash + suffix));
      return;
    }
    try (AudioReader reader = AudioFiles.open(file);
        AudioWriter writer =
            AudioFiles.create(
                sounds.resolve(hash + ".wav"),
                WriteFormat.wavFloat(reader.format().rate(), reader.format().channels()),
                Tags.NONE)) {
      float[] block = new float[BLOCK * reader.format().channels()];
      for (int n = reader.read(block, 0, BLOCK); n > 0; n = reader.read(block, 0, BLOCK)) {
        writer.write(block, 0, n);
      }
      writer.finish();
    }
  }

  /** Takes a reference from a song's shelf. */
  public void remove(Path song, String name) throws IOException {
    SongShelf.write(song, known(song, name).without(name));
  }

  /** Gives a reference another name. */
  public void rename(Path song, String name, String other) throws IOException {
    Shelf shelf = known(song, name);
    String called = name(other);
    if (!called.equals(name) && shelf.find(called).isPresent()) {
      throw new SongProblem(called, "", "is a reference already", "choose another name");
    }
    SongShelf.write(song, shelf.renamed(name, called));
  }

  private static Shelf known(Path song, String name) throws IOException {
    Shelf shelf = SongShelf.read(song);
    if (shelf.find(name).isEmpty()) {
      throw new SongProblem(name, "", "is no reference of this song", "choose another one");
    }
    return shelf;
  }

  /** The sound of a reference; empty when it is not on this machine. */
  public Optional<Path> sound(String hash) throws IOException {
    if (!hash.matches("[0-9a-f]{64}") || !Files.isDirectory(sounds)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(sounds)) {
      return files.filter(file -> file.getFileName().toString().startsWith(hash)).findFirst();
    }
  }

  private static String name(String wanted) {
    String name = wanted.replaceAll("[\\p{Cntrl}=\\[\\]]", " ").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new SongProblem(
          "", "a reference needs a name of 1 to " + LONGEST_NAME + " letters", "shorten it");
    }
    return name;
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String suffix(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return end.matches("[a-z0-9]{1,8}") ? "." + end : ".bin";
  }
}
