package org.songline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of modules in ARCHITECTURE.md, held. */
class ArchitectureTest {
  /** Each module with the modules that it may use, ground floor first. */
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("model", List.of());
    MAY_USE.put("dsp", List.of());
    MAY_USE.put("media", List.of("dsp"));
    MAY_USE.put("measure", List.of("dsp", "media"));
    MAY_USE.put("release", List.of("dsp", "model", "media", "measure"));
    MAY_USE.put("devices", List.of("dsp", "media"));
    MAY_USE.put("engine", List.of("dsp", "model", "media", "devices"));
    MAY_USE.put("mastering", List.of("dsp", "model", "media", "measure", "devices", "engine"));
    MAY_USE.put(
        "coach", List.of("dsp", "model", "media", "measure", "devices", "engine", "mastering"));
    MAY_USE.put("exchange", List.of("dsp", "model", "media", "devices", "engine"));
    MAY_USE.put(
        "studio",
        List.of(
            "dsp",
            "model",
            "media",
            "measure",
            "devices",
            "engine",
            "mastering",
            "coach",
            "exchange",
            "release"));
    MAY_USE.put(
        "cli",
        List.of(
            "dsp",
            "model",
            "media",
            "measure",
            "devices",
            "engine",
            "mastering",
            "coach",
            "exchange",
            "release",
            "studio"));
  }

  /** Libraries beside the JDK and the null annotations. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "model", List.of("tools.jackson..", "com.fasterxml.jackson.."),
          "release", List.of("org.openpdf..", "org.apache.sshd..", "org.bouncycastle.."),
          "studio", List.of("tools.jackson..", "com.fasterxml.jackson..", "org.eclipse.jetty.."),
          "cli", List.of("picocli..", "tools.jackson..", "com.fasterxml.jackson.."));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.songline");

  @TestFactory
  Stream<DynamicTest> everyModuleUsesOnlyWhatTheTableAllows() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey() + " may use " + entry.getValue(),
                    () -> check(entry.getKey(), entry.getValue())));
  }

  private static void check(String module, List<String> mayUse) {
    Stream<String> own =
        Stream.of(
            room(module),
            "java..",
            "javax..",
            "jdk..",
            "org.w3c.dom..",
            "org.xml.sax..",
            "org.jspecify..");
    Stream<String> floors = mayUse.stream().map(ArchitectureTest::room);
    Stream<String> libraries = LIBRARIES.getOrDefault(module, List.of()).stream();
    String[] allowed = Stream.of(own, floors, libraries).flatMap(s -> s).toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(room(module))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CLASSES);
  }

  private static String room(String module) {
    return "org.songline." + module + "..";
  }

  @Test
  void theTestSeesEveryModule() {
    for (String module : MAY_USE.keySet()) {
      assertThat(CLASSES.containPackage("org.songline." + module)).as(module).isTrue();
    }
  }

  @Test
  void noRoomsGoInCircles() {
    slices().matching("org.songline.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void soundUsesOnlyExactMathematics() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.songline.dsp..",
            "org.songline.media..",
            "org.songline.devices..",
            "org.songline.engine..",
            "org.songline.measure..")
        .should()
        .callMethodWhere(new InexactCall())
        .check(CLASSES);
  }

  /** Library functions whose last bit may differ from machine to machine. */
  private static final class InexactCall
      extends com.tngtech.archunit.base.DescribedPredicate<
          com.tngtech.archunit.core.domain.JavaMethodCall> {
    private static final List<String> NAMES =
        List.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10",
            "log1p", "pow", "sinh", "cosh", "tanh", "cbrt", "hypot");

    InexactCall() {
      super("calls a function of java.lang.Math whose last bit may differ");
    }

    @Override
    public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
      return call.getTargetOwner().isEquivalentTo(Math.class)
          && NAMES.contains(call.getTarget().getName());
    }
  }
}
