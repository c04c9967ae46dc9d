package org.songline.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.Failures;
import org.songline.media.AtomicFile;
import org.songline.release.document.Paper;
import org.songline.release.document.PaperPdf;
import org.songline.release.document.PaperText;
import picocli.CommandLine.Option;

/** Where a document goes. */
final class PrintOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "A file that ends with .pdf or .txt; by default it is printed as text.")
  private @Nullable Path output;

  @Option(names = "--letter", description = "Pages of 8.5 by 11 inches, not A4.")
  private boolean letter;

  /** A file that was written, as JSON gives it. */
  record Written(String file, String sha256) {}

  void print(Paper paper, CatalogCommand command) throws IOException {
    Path file = output;
    String hash = PaperText.hash(paper);
    if (file == null) {
      String text = PaperText.of(paper);
      command.result(text, text.lines().toList());
      return;
    }
    String name = file.toString();
    if (name.endsWith(".pdf")) {
      AtomicFile.write(file, PaperPdf.write(letter ? paper.on(Paper.Format.LETTER) : paper));
    } else if (name.endsWith(".txt")) {
      AtomicFile.write(file, PaperText.of(paper).getBytes(StandardCharsets.UTF_8));
    } else {
      throw new Failures.WrongCall(name + " ends with neither .pdf nor .txt");
    }
    command.result(new Written(name, hash), List.of("wrote " + name));
  }
}
