package org.songline.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Brings classes of libraries that were compiled for Java 5 into the form of Java 8. Java can keep
 * only newer ones for quick starts, and checks the old ones slowly each time. The launcher runs
 * this once after a build, on the copies of the libraries that it starts.
 */
final class NewerClasses {
  private NewerClasses() {}

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      System.out.println(renew(Path.of(jar)) + " old classes in " + jar);
    }
  }

  /**
   * Rewrites a library that has old classes; all classes it builds on must be on the class path.
   *
   * @return how many were old
   */
  static int renew(Path jar) throws IOException {
    Map<String, byte[]> renewed = renewed(jar);
    if (renewed.isEmpty()) {
      return 0;
    }
    Path next = jar.resolveSibling(jar.getFileName() + ".new");
    try (var from = new JarFile(jar.toFile());
        var to = new JarOutputStream(Files.newOutputStream(next))) {
      for (JarEntry entry : from.stream().toList()) {
        byte[] bytes = renewed.get(entry.getName());
        to.putNextEntry(new JarEntry(entry.getName()));
        to.write(bytes == null ? bytes(from, entry) : bytes);
        to.closeEntry();
      }
    }
    Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
    return renewed.size();
  }

  private static Map<String, byte[]> renewed(Path jar) throws IOException {
    Map<String, byte[]> renewed = new LinkedHashMap<>();
    try (var library = new JarFile(jar.toFile())) {
      for (JarEntry entry : library.stream().toList()) {
        if (entry.getName().endsWith(".class")) {
          byte[] bytes = bytes(library, entry);
          if (ClassFile.of().parse(bytes).majorVersion() < ClassFile.JAVA_6_VERSION) {
            renewed.put(entry.getName(), newer(bytes));
          }
        }
      }
    }
    return renewed;
  }

  private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
    try (var in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** With the version of Java 8 and the stack maps that it asks for. */
  private static byte[] newer(byte[] old) {
    ClassFile files = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    MethodTransform code = MethodTransform.transformingCode((to, element) -> to.with(element));
    ClassTransform all =
        (to, element) -> {
          switch (element) {
            case ClassFileVersion _ -> to.withVersion(ClassFile.JAVA_8_VERSION, 0);
            case MethodModel method -> to.transformMethod(method, code);
            default -> to.with(element);
          }
        };
    return files.transformClass(files.parse(old), all);
  }
}
