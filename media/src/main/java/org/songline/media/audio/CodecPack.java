package org.songline.media.audio;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.songline.media.MediaProblem;

/**
 * The bundled codec program (FFmpeg, LGPL build) of this platform. It lies in a jar of its own and
 * is unpacked once into the user's cache folder.
 */
final class CodecPack {
  private final Path folder;
  private final String suffix;

  private CodecPack(Path folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  Path ffmpeg() {
    return folder.resolve("ffmpeg" + suffix);
  }

  Path ffprobe() {
    return folder.resolve("ffprobe" + suffix);
  }

  /**
   * Finds the program, unpacking it when it is not there yet.
   *
   * @param file for whose sake it is needed, to name it in a problem
   */
  static CodecPack find(String file) throws MediaProblem {
    String platform = platform();
    String suffix = platform.startsWith("windows") ? ".exe" : "";
    String place = "/org/bytedeco/ffmpeg/" + platform + "/";
    URL url = CodecPack.class.getResource(place + "ffmpeg" + suffix);
    if (url == null) {
      throw new MediaProblem(
          file,
          "",
          "needs the codec pack, which is not installed for " + platform,
          "use WAV, AIFF or FLAC, or add the pack");
    }
    try {
      if (url.getProtocol().equals("file")) {
        Path program = Path.of(url.toURI());
        return new CodecPack(program.resolveSibling(".").normalize(), suffix);
      }
      if (url.openConnection() instanceof JarURLConnection connection) {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
          return new CodecPack(unpack(jar, place.substring(1)), suffix);
        }
      }
      throw new IOException("unknown place " + url);
    } catch (IOException | URISyntaxException e) {
      throw new MediaProblem(
          file,
          "",
          "the codec pack cannot be unpacked (" + e.getMessage() + ")",
          "make room in the cache folder " + cache());
    }
  }

  private static Path unpack(JarFile jar, String place) throws IOException {
    List<JarEntry> wanted = new ArrayList<>();
    long fingerprint = 17;
    for (JarEntry entry : jar.stream().toList()) {
      String name = entry.getName();
      if (name.startsWith(place) && !entry.isDirectory() && !name.contains("jni")) {
        wanted.add(entry);
        fingerprint = fingerprint * 1_000_003 + entry.getCrc();
      }
    }
    Path home = cache().resolve("codec-" + Long.toHexString(fingerprint));
    if (complete(home, wanted, place)) {
      return home;
    }
    Files.createDirectories(cache());
    Path fresh = Files.createTempDirectory(cache(), ".codec-");
    try {
      for (JarEntry entry : wanted) {
        Path target = fresh.resolve(entry.getName().substring(place.length())).normalize();
        if (!fresh.equals(target.getParent())) {
          continue;
        }
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, target);
        }
        if (!target.toFile().setExecutable(true, true)) {
          throw new IOException("cannot make " + target + " executable");
        }
      }
      if (Files.exists(home)) {
        delete(home);
      }
      try {
        Files.move(fresh, home);
      } catch (IOException e) {
        if (!complete(home, wanted, place)) {
          throw e;
        }
      }
    } finally {
      delete(fresh);
    }
    return home;
  }

  private static boolean complete(Path home, List<JarEntry> wanted, String place)
      throws IOException {
    for (JarEntry entry : wanted) {
      Path file = home.resolve(entry.getName().substring(place.length()));
      if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
        return false;
      }
    }
    return true;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** The folder for what can be made again. */
  private static Path cache() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home", "."));
    if (system.startsWith("mac")) {
      return home.resolve("Library/Caches/songline");
    }
    String named = System.getenv(system.startsWith("win") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
    Path base = named == null || named.isEmpty() ? home.resolve(".cache") : Path.of(named);
    return base.resolve("songline");
  }

  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    String os =
        system.startsWith("win") ? "windows" : system.startsWith("mac") ? "macosx" : "linux";
    return os + "-" + (arch.equals("aarch64") ? "arm64" : "x86_64");
  }

  /** A file as the program takes it, whatever its name looks like. */
  static String fileArgument(Path file) {
    return "file:" + file.toAbsolutePath();
  }
}
