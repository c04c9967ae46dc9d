package org.songline.mastering.codec;

import java.io.IOException;
import java.nio.file.Path;
import org.songline.mastering.input.AudioInput;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;

/** Finished sound that can be played from its start as often as wanted. */
public interface Material {
  /** For messages: the file's name, for example. */
  String name();

  /** Takes the sound from its first frame to its last. */
  @FunctionalInterface
  interface Listener {
    void hear(AudioInput input) throws IOException;
  }

  /** Plays the whole once. */
  void play(Listener listener) throws IOException;

  /** A sound file, opened for each playing. */
  static Material of(Path file) {
    return new Material() {
      @Override
      public String name() {
        return file.toString();
      }

      @Override
      public void play(Listener listener) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
          listener.hear(AudioInput.of(name(), reader));
        }
      }
    };
  }

  /** Interleaved samples in memory. */
  static Material of(String name, int sampleRate, int channels, float[] samples) {
    return new Material() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void play(Listener listener) throws IOException {
        listener.hear(AudioInput.of(name, sampleRate, channels, samples));
      }
    };
  }
}
