package org.songline.studio.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.songline.engine.live.Listening;
import org.songline.engine.run.LiveNotes;
import org.songline.model.SongProblem;
import org.songline.model.song.Id.TrackId;
import org.songline.studio.desk.Desk;
import org.songline.studio.desk.Place;
import org.songline.studio.wire.Ask;
import org.songline.studio.wire.Refusal;
import org.songline.studio.wire.Tell;
import org.songline.studio.wire.WireJson;

/** One window of the page: what it asks is done here, what happens is told to it. */
public final class Window implements Session.Listener.AutoDemanding, Desk.Watcher {
  private static final float LOUDEST = 127;

  private final Studio studio;
  private @Nullable Outgoing out;
  private @Nullable Place place;
  private final AtomicBoolean fresh = new AtomicBoolean();
  private volatile String name = "";
  private volatile Ask.Watch watching = new Ask.Watch(0, Optional.empty(), false, false);

  Window(Studio studio) {
    this.studio = studio;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    out = new Outgoing(session);
  }

  @Override
  public void onWebSocketText(String message) {
    Ask ask;
    try {
      ask = WireJson.ask(message);
    } catch (SongProblem problem) {
      tell(new Tell.Answer(number(message), Optional.of(refusal(problem))));
      return;
    }
    Optional<Refusal> refusal = Optional.empty();
    try {
      if (ask instanceof Ask.Hello hello) {
        greet(hello);
      } else {
        studio.place(open -> act(ask, open));
      }
    } catch (SongProblem problem) {
      refusal = Optional.of(refusal(problem));
    } catch (IllegalArgumentException wrong) {
      refusal = Optional.of(new Refusal(String.valueOf(wrong.getMessage())));
    }
    tell(new Tell.Answer(ask.id(), refusal));
  }

  /** The number of an ask that cannot be read, so that its page need not wait; else 0. */
  private static long number(String message) {
    var found = java.util.regex.Pattern.compile("\"id\"\\s*:\\s*(\\d{1,15})").matcher(message);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private static Refusal refusal(SongProblem problem) {
    return new Refusal(String.valueOf(problem.getMessage()));
  }

  private void greet(Ask.Hello hello) {
    name = hello.window();
    studio.enter(this, hello.song().orElse(""), hello.revision());
  }

  /** Begins to mirror a song; called again when another one is opened. */
  void mirror(Place open, long known) {
    Place before = place;
    if (before != null) {
      before.desk().leave(this);
    }
    place = open;
    open.desk().watch(this, known);
    fresh.set(true);
  }

  /** Whether it began to mirror a song since this was last asked, and so knows nothing of it. */
  boolean takeFresh() {
    return fresh.getAndSet(false);
  }

  /** What it looks at besides levels. */
  Ask.Watch watching() {
    return watching;
  }

  private void act(Ask ask, Place open) {
    Desk desk = open.desk();
    switch (ask) {
      case Ask.Hello _ -> {}
      case Ask.Perform perform -> desk.perform(perform.transaction(), by(ask));
      case Ask.Operate operate -> desk.operate(operate.operation(), by(ask));
      case Ask.Preview preview -> desk.preview(preview.edits());
      case Ask.Hold hold -> desk.hold(this, hold.values());
      case Ask.Undo _ -> desk.undo(by(ask));
      case Ask.Redo _ -> desk.redo(by(ask));
      case Ask.Travel travel -> desk.travel(travel.steps(), travel.revision(), by(ask));
      case Ask.RecoverySeen _ -> open.recoverySeen();
      case Ask.Save _ -> desk.save();
      case Ask.Play play -> open.play(play.countIn());
      case Ask.Stop _ -> open.stop();
      case Ask.Locate locate -> open.locate(locate.at());
      case Ask.Loop loop -> open.loop(new Place.Range(loop.from(), loop.to(), loop.on()));
      case Ask.Metronome metronome -> open.metronome(metronome.on());
      case Ask.Strike strike -> {
        float velocity = (float) Math.clamp(strike.velocity(), 1, LOUDEST) / LOUDEST;
        players(open, strike.track()).forEach(notes -> notes.strike(key(strike.key()), velocity));
      }
      case Ask.Release release ->
          players(open, release.track()).forEach(notes -> notes.release(key(release.key())));
      case Ask.Aim aim -> studio.keyboards().aim(aim.track());
      case Ask.Midi midi ->
          studio.keyboards().heard(midi.input(), midi.status(), midi.first(), midi.second());
      case Ask.Learn learn ->
          learn.what().ifPresentOrElse(studio.keyboards()::learn, studio.keyboards()::learnNothing);
      case Ask.Forget forget -> studio.keyboards().forget(forget.channel(), forget.controller());
      case Ask.Keyboards keyboards -> studio.listen(keyboards.on());
      case Ask.Watch watch -> watching = watch;
      case Ask.ResetLoudness _ -> open.loudness().reset();
      case Ask.Listen listen ->
          open.session().listen(new Listening(listen.mode(), Set.copyOf(listen.tracks())));
      case Ask.Cancel cancel -> studio.jobs().cancel(cancel.job());
    }
  }

  private Desk.Author by(Ask ask) {
    return new Desk.Author(name, ask.id());
  }

  private static List<LiveNotes> players(Place open, TrackId track) {
    return open.session().players(track);
  }

  private static int key(int key) {
    return Math.clamp(key, 0, 127);
  }

  @Override
  public void opened(Desk.Snapshot snapshot) {
    Place open = place;
    if (open != null) {
      tell(
          new Tell.Opened(
              open.name(),
              open.folder().toString(),
              snapshot.revision(),
              snapshot.song(),
              snapshot.labels().undo(),
              snapshot.labels().redo(),
              open.notices(),
              open.recovered()));
    }
  }

  @Override
  public void stepped(Desk.Stepped stepped) {
    tell(
        new Tell.Stepped(
            stepped.revision(),
            stepped.step(),
            stepped.author().window(),
            stepped.author().ask(),
            stepped.labels().undo(),
            stepped.labels().redo()));
  }

  void tell(Tell tell) {
    told(WireJson.text(tell));
  }

  /** A message that must arrive. */
  void told(String text) {
    Outgoing to = out;
    if (to != null) {
      to.text(text);
    }
  }

  /** A message that the next of its kind replaces. */
  void passing(Class<? extends Tell> kind, String text) {
    Outgoing to = out;
    if (to != null) {
      to.passing(kind, text);
    }
  }

  void picture(java.nio.ByteBuffer bytes) {
    Outgoing to = out;
    if (to != null) {
      to.picture(bytes);
    }
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    gone();
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    gone();
  }

  private void gone() {
    studio.leave(this);
    Place open = place;
    if (open != null) {
      open.desk().leave(this);
    }
  }
}
