import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Bundles the page without Node: unpacks esbuild and the page's libraries from the jars that Maven
 * fetched, and runs esbuild. Arguments: the folder with the jars, the folder for what is unpacked,
 * the folder of the sources, the folder for the bundle, and optionally an installed esbuild.
 */
final class Page {
  private static final List<String> OPTIONS =
      List.of(
          "--bundle",
          "--minify",
          "--format=esm",
          "--target=es2022",
          "--jsx=automatic",
          "--jsx-import-source=preact",
          "--sourcemap",
          "--entry-names=[name]",
          "--asset-names=[name]",
          "--loader:.woff2=file",
          "--log-level=warning");

  private Page() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path jars = Path.of(arguments[0]);
    Path work = Path.of(arguments[1]);
    Path sources = Path.of(arguments[2]);
    Path bundle = Path.of(arguments[3]);
    String installed = arguments.length > 4 ? arguments[4] : "";
    Path modules = work.resolve("modules");
    unpack(jars.resolve("preact.jar"), "META-INF/resources/webjars/preact/", modules, "preact");
    unpack(
        jars.resolve("typescript.jar"),
        "META-INF/resources/webjars/typescript/",
        modules,
        "typescript");
    Path esbuild =
        installed.isEmpty() ? esbuild(jars.resolve("esbuild.jar"), work) : Path.of(installed);
    Files.createDirectories(bundle);
    List<String> command = new ArrayList<>(List.of(esbuild.toString()));
    for (String entry : Files.readAllLines(sources.resolve("entries.txt"))) {
      if (!entry.isBlank()) {
        command.add(sources.resolve(entry).toString());
      }
    }
    command.addAll(OPTIONS);
    command.add("--outdir=" + bundle);
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process.environment().putAll(Map.of("NODE_PATH", modules.toAbsolutePath().toString()));
    int status = process.start().waitFor();
    if (status != 0) {
      System.exit(status);
    }
    Files.copy(
        sources.resolve("index.html"),
        bundle.resolve("index.html"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Unpacks a library once, from below its version's folder. */
  private static void unpack(Path jar, String prefix, Path modules, String name)
      throws IOException {
    Path target = modules.resolve(name);
    if (Files.isDirectory(target) && newer(target, jar)) {
      return;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
          String below = entry.getName().substring(prefix.length());
          write(zip, entry, target, below.substring(below.indexOf('/') + 1));
        }
      }
    }
  }

  private static Path esbuild(Path jar, Path work) throws IOException {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    String program = windows ? "esbuild.exe" : "esbuild";
    Path target = work.resolve(program);
    if (Files.isRegularFile(target) && newer(target, jar)) {
      return target;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith("/" + program)) {
          write(zip, entry, work, program);
          if (!target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
          }
          return target;
        }
      }
    }
    throw new IOException(jar + " has no " + program);
  }

  private static boolean newer(Path made, Path jar) throws IOException {
    return Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(jar)) >= 0;
  }

  private static void write(ZipFile zip, ZipEntry entry, Path folder, String name)
      throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder.normalize())) {
      throw new IOException(entry.getName() + " leads out of its folder");
    }
    Files.createDirectories(target.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
