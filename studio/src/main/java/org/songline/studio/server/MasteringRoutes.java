package org.songline.studio.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.songline.devices.builtin.BuiltIn;
import org.songline.exchange.audio.SoundFile;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.chain.PlanStep;
import org.songline.mastering.reference.Likeness;
import org.songline.media.Progress;
import org.songline.model.SongProblem;
import org.songline.studio.desk.Desk.Snapshot;
import org.songline.studio.desk.Place;
import org.songline.studio.finish.MasterChain;
import org.songline.studio.finish.PlanWish;
import org.songline.studio.finish.Share;
import org.songline.studio.production.MasterFile;
import org.songline.studio.production.MasterPage;
import org.songline.studio.production.MixSource;
import org.songline.studio.production.Stages;
import org.songline.studio.references.SongShelf;
import org.songline.studio.server.MasterCards.HeardAt;
import org.songline.studio.server.MasterCards.SoundFigures;

/** The plan of the open song's master, and the file that is made of it. */
final class MasteringRoutes {
  static final String PLAN = "Plan the master";
  private static final double RENDERED = 0.3;
  private static final double MASTERED = 0.7;

  private final Studio studio;
  private final MasterDesk desk;
  private final AtomicReference<MasterDesk.@Nullable Known<Made>> made = new AtomicReference<>();

  MasteringRoutes(Studio studio, MasterDesk desk) {
    this.studio = studio;
    this.desk = desk;
  }

  private record Made(PlanWish wish, MasterRequest request, MasterReport report) {}

  /** What was decided and why; also what was left alone. */
  record PlanWord(String name, String what, String why) {}

  /**
   * A device of the chain.
   *
   * @param device id of its type
   * @param settings by parameter; the others keep their initial values
   */
  record PlanDevice(
      String name, String device, String deviceName, Map<String, Double> settings, String why) {}

  /**
   * A plan.
   *
   * @param revision of the song that it was made for
   * @param devices in order, the limiter last
   * @param depth what only a file has: bits and dither
   * @param shortfall why the loudness is not reached; empty when it is
   */
  record MasterPlan(
      long revision,
      PlanWish wish,
      SoundFigures before,
      SoundFigures after,
      List<PlanWord> words,
      List<PlanDevice> devices,
      String depth,
      Optional<Double> goal,
      boolean reached,
      String shortfall,
      List<HeardAt> heard) {}

  /** The plan that was made last for the open song. */
  record PlanNow(Optional<MasterPlan> plan) {}

  /**
   * A master to write.
   *
   * @param name of the file, with its ending
   * @param off names of steps of the plan that are left out
   * @param report whether a page says what was done
   */
  record WriteMaster(String name, List<String> off, boolean report) {}

  static List<Class<?>> answers() {
    return List.of(PlanNow.class, WriteMaster.class);
  }

  List<Routes.Route> routes() {
    return List.of(
        Routes.Route.post(
            "/api/master/plan", call -> plan(call, SongRoutes.body(call, PlanWish.class))),
        Routes.Route.get("/api/master/plan", this::planned),
        Routes.Route.post(
            "/api/master/file", call -> write(call, SongRoutes.body(call, WriteMaster.class))));
  }

  private void plan(Call call, PlanWish wish) throws IOException {
    Place place = studio.place();
    MasterRequest request = wish.request();
    Optional<Likeness> like = wish.likeness(SongShelf.read(place.folder()));
    Snapshot heard = place.desk().snapshot();
    String job =
        studio
            .jobs()
            .start(
                PLAN,
                progress -> {
                  MixSource mix = desk.mix(place, heard, true, Share.of(progress, 0, RENDERED));
                  Progress rest = Share.of(progress, RENDERED, 1);
                  try (Mastered mastered =
                      like.isPresent()
                          ? Mastering.master(mix.input(), request, like.get(), rest)
                          : Mastering.master(mix.input(), request, rest)) {
                    made.set(
                        new MasterDesk.Known<>(
                            place.name(),
                            heard.revision(),
                            new Made(wish, request, mastered.report())));
                    return mastered.report().steps().size() + " steps";
                  }
                });
    call.json(new RenderRoutes.Began(job));
  }

  private void planned(Call call) {
    call.json(
        new PlanNow(
            MasterDesk.of(studio.place(), made.get())
                .map(known -> card(known.revision(), known.what()))));
  }

  private static MasterPlan card(long revision, Made made) {
    MasterReport report = made.report();
    Plan.Depth depth = report.plan().depth();
    return new MasterPlan(
        revision,
        made.wish(),
        SoundFigures.of(report.before()),
        SoundFigures.of(report.after()),
        report.steps().stream()
            .map(step -> new PlanWord(step.name(), step.what(), step.why()))
            .toList(),
        MasterChain.steps(report.plan()).stream().map(MasteringRoutes::device).toList(),
        depth.bits() == 32
            ? "32-bit floats"
            : depth.bits()
                + " bits, "
                + (depth.dither() == org.songline.dsp.dither.Dither.Kind.NONE
                    ? "no dither"
                    : depth.dither().name().toLowerCase(Locale.ROOT) + " dither"),
        MasterCards.maybe(report.goalLufs()),
        report.reached(),
        Optional.ofNullable(report.shortfall()).orElse(""),
        MasterCards.heard(report.after()));
  }

  private static PlanDevice device(PlanStep step) {
    return new PlanDevice(
        step.name(),
        step.device(),
        BuiltIn.catalogue().find(step.device()).orElseThrow().name(),
        step.settings(),
        step.why());
  }

  private void write(Call call, WriteMaster wanted) throws IOException {
    if (!wanted.name().matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}")) {
      throw new SongProblem(
          wanted.name(), "", "is no name of a file", "use letters, digits and spaces");
    }
    Place place = studio.place();
    Made plan =
        MasterDesk.of(place, made.get())
            .map(MasterDesk.Known::what)
            .orElseThrow(() -> new SongProblem("", "there is no plan yet", "make one first"));
    Snapshot heard = place.desk().snapshot();
    Path file = place.folder().resolve("renders").resolve(wanted.name());
    SoundFile.format(file, heard.song().rate(), plan.request().bits());
    Files.createDirectories(file.resolveSibling(""));
    String job =
        studio
            .jobs()
            .start(
                "Master " + wanted.name(),
                progress -> {
                  MixSource mix = desk.mix(place, heard, true, Share.of(progress, 0, RENDERED));
                  try (Mastered mastered =
                      Mastering.master(
                          mix.input(),
                          plan.request(),
                          kept(plan.report().plan(), wanted.off()),
                          Share.of(progress, RENDERED, MASTERED))) {
                    Progress rest = Share.of(progress, MASTERED, 1);
                    Stages stages = what -> (done, total) -> rest.at(0, 1);
                    MasterFile written =
                        MasterFile.write(
                            file,
                            mastered,
                            mastered.report().plan().limiter().ceilingDbtp(),
                            mix.tags(),
                            stages);
                    if (wanted.report()) {
                      MasterPage.write(page(file), mix, mastered, stages);
                    }
                    return "%s, %.1f LUFS, %.1f dBTP%s"
                        .formatted(
                            file,
                            written.figures().loudness().integratedLufs(),
                            written.figures().levels().truePeakDbtp(),
                            written.holds() ? "" : ", too high");
                  }
                });
    call.json(new RenderRoutes.Began(job));
  }

  private static Path page(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".html");
  }

  /** The plan without some of its steps; the drive is sought anew for the mix as it is now. */
  private static Plan kept(Plan plan, List<String> off) {
    List<PlanStep> steps =
        plan.steps().stream().filter(step -> !off.contains(step.name())).toList();
    Plan.Limiter limiter = plan.limiter();
    return new Plan(
        steps,
        new Plan.Limiter(
            null, limiter.ceilingDbtp(), limiter.lookaheadMs(), limiter.releaseMs(), limiter.why()),
        plan.depth());
  }
}
