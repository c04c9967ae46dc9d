package org.songline.mastering.playback;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.media.MediaProblem;

/** The devices that come with Songline, and those of its users. */
public final class PlaybackDevices {
  private static final long LONGEST = 16L << 20;

  private PlaybackDevices() {}

  /** All that come with Songline, in the order of their list. */
  public static List<PlaybackDevice> all() {
    List<PlaybackDevice> devices = new ArrayList<>();
    try {
      for (String id : resource("devices.txt").lines().toList()) {
        if (!id.isBlank()) {
          devices.add(DeviceText.parse(id + ".txt", resource(id + ".txt")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(devices);
  }

  public static Optional<PlaybackDevice> find(String id) {
    return all().stream().filter(device -> device.id().equals(id)).findFirst();
  }

  /**
   * Reads a user's device, or a response, which then is that of a device in stereo at 75 dB(A).
   *
   * @throws MediaProblem when the file is neither
   */
  public static PlaybackDevice file(Path file) throws IOException {
    String text = text(file);
    String name = file.getFileName().toString();
    if (ResponseText.isDevice(text)) {
      PlaybackDevice told = DeviceText.parse(file.toString(), text);
      return new PlaybackDevice(
          told.id(),
          told.name(),
          Basis.USER,
          told.date(),
          told.source(),
          told.tone(),
          told.sides(),
          told.surroundings());
    }
    var plain =
        new PlaybackDevice(
            name.replaceFirst("\\.[^.]*$", ""),
            name,
            Basis.USER,
            "",
            file.toString(),
            new Tone(List.of()),
            Sides.STEREO,
            new Surroundings(75, Optional.empty(), Optional.empty()));
    return plain.measuredAs(ResponseText.parse(file.toString(), text), file.toString());
  }

  /**
   * A device with the response of a file in place of its own.
   *
   * @throws MediaProblem when the file holds no response
   */
  public static PlaybackDevice file(PlaybackDevice like, Path file) throws IOException {
    return like.measuredAs(ResponseText.parse(file.toString(), text(file)), file.toString());
  }

  private static String text(Path file) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) > LONGEST) {
      throw new MediaProblem(
          file.toString(), "", "is too long for a table", "give a text of frequency,dB");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = PlaybackDevices.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
