package org.songline.studio.server;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.devices.DeviceType.Reading;
import org.songline.dsp.Quantum;
import org.songline.engine.live.Gauges;
import org.songline.engine.live.Listening;
import org.songline.engine.live.Session;
import org.songline.engine.run.Gauge;
import org.songline.engine.run.Probe;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.studio.desk.Place;
import org.songline.studio.live.LoudnessWatch;
import org.songline.studio.live.ReadingFrame;
import org.songline.studio.live.Spectrum;
import org.songline.studio.live.SpectrumFrame;
import org.songline.studio.wire.Ask;
import org.songline.studio.wire.Tell;
import org.songline.studio.wire.WireJson;

/**
 * Tells windows what they look at besides levels: figures of devices, spectra, costs, loudness, and
 * what is listened to. Asked sixty times a second by one thread.
 */
final class Readouts {
  private static final int SPECTRUM_TICKS = 2;
  private static final int LOUDNESS_TICKS = 6;
  private static final int COST_TICKS = 60;

  private final Place place;
  private final Spectrum spectrum;
  private final float[] before = new float[2 * Spectrum.FRAMES];
  private final float[] after = new float[2 * Spectrum.FRAMES];
  private final Map<Window, Tell> orders = new HashMap<>();
  private final Map<Window, Tell> listened = new HashMap<>();
  private Tell.Gauges order = new Tell.Gauges(List.of());
  private @Nullable Gauges known;
  private boolean costly;
  private long tick;

  Readouts(Place place) {
    this.place = place;
    this.spectrum = new Spectrum(place.rate());
  }

  Place place() {
    return place;
  }

  /** Tells a window the order of the figures and what is listened to, when they changed. */
  void order(Window window, boolean fresh) {
    Gauges now = place.session().gauges().orElse(null);
    if (now != known) {
      known = now;
      order =
          new Tell.Gauges(
              now == null ? List.of() : now.gauges().stream().map(Readouts::gauge).toList());
    }
    changed(window, order, orders, fresh);
    Listening listening = place.session().listening();
    List<TrackId> tracks =
        listening.tracks().stream().sorted(Comparator.comparing(TrackId::text)).toList();
    changed(window, new Tell.Listening(listening.mode(), tracks), listened, fresh);
  }

  private static Tell.Gauge gauge(Gauge gauge) {
    return new Tell.Gauge(gauge.device(), gauge.readings().stream().map(Reading::id).toList());
  }

  private static void changed(Window window, Tell tell, Map<Window, Tell> told, boolean fresh) {
    if (fresh || !tell.equals(told.get(window))) {
      told.put(window, tell);
      window.tell(tell);
    }
  }

  void tell(List<Window> windows) {
    tick++;
    orders.keySet().retainAll(windows);
    listened.keySet().retainAll(windows);
    place.session().gauges().ifPresent(gauges -> figures(windows, gauges));
    spectra(windows);
    loudness(windows);
    costs(windows);
  }

  private static void figures(List<Window> windows, Gauges gauges) {
    if (!gauges.gauges().isEmpty()) {
      ByteBuffer message = ReadingFrame.of(gauges.look());
      windows.forEach(window -> window.picture(message));
    }
  }

  private void spectra(List<Window> windows) {
    Set<DeviceId> wanted = new HashSet<>();
    windows.forEach(window -> window.watching().device().ifPresent(wanted::add));
    Map<DeviceId, Session.Watched> watched = place.session().watch(wanted);
    if (tick % SPECTRUM_TICKS != 0) {
      return;
    }
    long made = place.session().mix().quanta() * Quantum.FRAMES;
    for (Window window : windows) {
      Ask.Watch watch = window.watching();
      Session.Watched sounds = watch.device().map(watched::get).orElse(null);
      if (sounds != null && newest(sounds.before(), before) && newest(sounds.after(), after)) {
        window.picture(SpectrumFrame.of(watch.id(), made, spectrum, before, after));
      }
    }
  }

  private static boolean newest(Probe probe, float[] out) {
    int quanta = Spectrum.FRAMES / Quantum.FRAMES;
    return probe.copy(probe.quanta() - quanta, quanta, out);
  }

  private void loudness(List<Window> windows) {
    LoudnessWatch watch = place.loudness();
    watch.follow();
    if (tick % LOUDNESS_TICKS != 0 || windows.stream().noneMatch(w -> w.watching().loudness())) {
      return;
    }
    LoudnessWatch.Look look = watch.look();
    String text =
        WireJson.text(
            new Tell.Loudness(
                finite(look.momentary()),
                finite(look.shortTerm()),
                finite(look.integrated()),
                finite(look.truePeak())));
    for (Window window : windows) {
      if (window.watching().loudness()) {
        window.passing(Tell.Loudness.class, text);
      }
    }
  }

  private static Optional<Double> finite(double decibels) {
    return Double.isFinite(decibels) ? Optional.of(decibels) : Optional.empty();
  }

  private void costs(List<Window> windows) {
    boolean wanted = windows.stream().anyMatch(window -> window.watching().costs());
    if (wanted != costly) {
      costly = wanted;
      place.session().measureCosts(wanted);
      var _ = place.session().costs();
      return;
    }
    if (!wanted || tick % COST_TICKS != 0) {
      return;
    }
    List<Tell.Cost> parts =
        place.session().costs().stream()
            .map(cost -> new Tell.Cost(cost.track(), cost.device(), cost.share()))
            .toList();
    String text = WireJson.text(new Tell.Costs(parts));
    for (Window window : windows) {
      if (window.watching().costs()) {
        window.passing(Tell.Costs.class, text);
      }
    }
  }
}
