package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewerClassesTest {
  @TempDir Path folder;

  @Test
  void theLibraryOfCommandsIsBroughtIntoAFormThatJavaKeeps() throws Exception {
    URI library = CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path jar = folder.resolve("library.jar");
    Files.copy(Path.of(library), jar);
    int before = entries(jar);
    assertThat(NewerClasses.renew(jar)).isGreaterThan(100);
    assertThat(entries(jar)).isEqualTo(before);
    verify(jar);
    assertThat(NewerClasses.renew(jar)).as("the second time").isZero();
  }

  private static int entries(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return file.size();
    }
  }

  private static void verify(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      for (var entry : file.stream().filter(e -> e.getName().startsWith("picocli/")).toList()) {
        if (!entry.isDirectory()) {
          byte[] bytes = file.getInputStream(entry).readAllBytes();
          ClassModel model = ClassFile.of().parse(bytes);
          assertThat(model.majorVersion()).isGreaterThanOrEqualTo(ClassFile.JAVA_6_VERSION);
          assertThat(ClassFile.of().verify(model)).as(entry.getName()).isEmpty();
        }
      }
    }
  }
}
