/* What LV2 plug-ins cost: lv2_cost URI BLOCK INSTANCES NOTES ROUNDS [PORT=VALUE ...]
 * Runs INSTANCES of the plug-in in turn, BLOCK frames each, on white noise at 48 kHz with NOTES held keys, denormals
 * off, and prints for every round the processor time that one second of one instance takes, in seconds; the same loop
 * without instances is taken off. Warm: a quarter of a second runs first, and a round takes about a tenth.
 * Build: gcc -O2 -o lv2_cost lv2_cost.c $(pkg-config --cflags --libs lilv-0) */
#define _GNU_SOURCE
#include <lilv/lilv.h>
#include <lv2/atom/atom.h>
#include <lv2/buf-size/buf-size.h>
#include <lv2/midi/midi.h>
#include <lv2/options/options.h>
#include <lv2/parameters/parameters.h>
#include <lv2/state/state.h>
#include <lv2/urid/urid.h>
#include <lv2/worker/worker.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#if defined(__SSE__)
#include <immintrin.h>
#endif

#define RATE 48000
#define NOISE (1 << 16)
#define ATOMS 65536

static char *uris[4096];
static LV2_URID uri_count;

static LV2_URID map(LV2_URID_Map_Handle h, const char *uri) {
  (void)h;
  for (LV2_URID i = 0; i < uri_count; i++)
    if (!strcmp(uris[i], uri)) return i + 1;
  if (uri_count == 4096) return 0;
  uris[uri_count] = strdup(uri);
  return ++uri_count;
}

static const char *unmap(LV2_URID_Unmap_Handle h, LV2_URID id) {
  (void)h;
  return id > 0 && id <= uri_count ? uris[id - 1] : NULL;
}

static char *path(LV2_State_Map_Path_Handle h, const char *p) {
  (void)h;
  return strdup(p);
}

/* Work that a plug-in leaves to another thread is done on the spot: it counts, as it does in a host. */
typedef struct {
  LilvInstance *instance;
  const LV2_Worker_Interface *worker;
  char held[4096];
  uint32_t size;
  int waiting;
} Plug;

static LV2_Worker_Status respond(LV2_Worker_Respond_Handle h, uint32_t size, const void *data) {
  Plug *p = h;
  return p->worker->work_response ? p->worker->work_response(lilv_instance_get_handle(p->instance), size, data)
                                  : LV2_WORKER_SUCCESS;
}

static LV2_Worker_Status schedule(LV2_Worker_Schedule_Handle h, uint32_t size, const void *data) {
  Plug *p = h;
  if (p->waiting || size > sizeof p->held) return LV2_WORKER_ERR_NO_SPACE;
  memcpy(p->held, data, size);
  p->size = size;
  p->waiting = 1;
  return LV2_WORKER_SUCCESS;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void *room(size_t bytes) {
  void *p = aligned_alloc(64, (bytes + 63) / 64 * 64);
  memset(p, 0, (bytes + 63) / 64 * 64);
  return p;
}

static Plug *plugs;
static int instances, block;
static float *noise[2], *in[2];
static LV2_Atom_Sequence *silent, *played, **outs;
static int out_count;
static LV2_URID chunk;

static void run(int blocks, int count) {
  static int at;
  for (int b = 0; b < blocks; b++) {
    for (int c = 0; c < 2; c++) memcpy(in[c], noise[c] + at, block * sizeof(float));
    at = (at + block) % (NOISE - block);
    for (int i = 0; i < count; i++) {
      Plug *p = plugs + i;
      lilv_instance_run(p->instance, block);
      if (p->waiting) {
        p->waiting = 0;
        p->worker->work(lilv_instance_get_handle(p->instance), respond, p, p->size, p->held);
        if (p->worker->end_run) p->worker->end_run(lilv_instance_get_handle(p->instance));
      }
    }
    for (int o = 0; o < out_count; o++) {
      outs[o]->atom.type = chunk;
      outs[o]->atom.size = ATOMS - sizeof(LV2_Atom);
    }
    memcpy(played, silent, sizeof *silent);
  }
}

int main(int argc, char **argv) {
  if (argc < 6) {
    fprintf(stderr, "usage: lv2_cost URI BLOCK INSTANCES NOTES ROUNDS [PORT=VALUE ...]\n");
    return 2;
  }
#if defined(__SSE__)
  _mm_setcsr(_mm_getcsr() | 0x8040);
#endif
  block = atoi(argv[2]);
  instances = atoi(argv[3]);
  int notes = atoi(argv[4]), rounds = atoi(argv[5]);
  uint32_t seed = 1;
  for (int c = 0; c < 2; c++) {
    noise[c] = room(NOISE * sizeof(float));
    in[c] = room(block * sizeof(float));
    for (int i = 0; i < NOISE; i++) {
      seed = seed * 1664525u + 1013904223u;
      noise[c][i] = (int32_t)seed * 0x1p-33f;
    }
  }
  LilvWorld *world = lilv_world_new();
  lilv_world_load_all(world);
  LilvNode *uri = lilv_new_uri(world, argv[1]);
  const LilvPlugin *plugin = lilv_plugins_get_by_uri(lilv_world_get_all_plugins(world), uri);
  if (!plugin) {
    fprintf(stderr, "%s is not installed\n", argv[1]);
    return 3;
  }
  LV2_URID_Map mapper = {NULL, map};
  LV2_URID_Unmap unmapper = {NULL, unmap};
  LV2_State_Map_Path paths = {NULL, path, path};
  chunk = map(NULL, LV2_ATOM__Chunk);
  LV2_URID type_int = map(NULL, LV2_ATOM__Int), type_float = map(NULL, LV2_ATOM__Float);
  int32_t frames = block, space = ATOMS;
  float rate = RATE;
  LV2_Options_Option options[] = {
      {0, 0, map(NULL, LV2_BUF_SIZE__minBlockLength), 4, type_int, &frames},
      {0, 0, map(NULL, LV2_BUF_SIZE__maxBlockLength), 4, type_int, &frames},
      {0, 0, map(NULL, LV2_BUF_SIZE__nominalBlockLength), 4, type_int, &frames},
      {0, 0, map(NULL, LV2_BUF_SIZE__sequenceSize), 4, type_int, &space},
      {0, 0, map(NULL, LV2_PARAMETERS__sampleRate), 4, type_float, &rate},
      {0, 0, 0, 0, 0, NULL}};
  silent = room(ATOMS);
  played = room(ATOMS);
  silent->atom.type = map(NULL, LV2_ATOM__Sequence);
  silent->atom.size = sizeof(LV2_Atom_Sequence_Body);
  memcpy(played, silent, sizeof *silent);
  for (int n = 0; n < notes; n++) {
    LV2_Atom_Event *event = (LV2_Atom_Event *)((char *)played + sizeof(LV2_Atom) + played->atom.size);
    event->time.frames = 0;
    event->body.type = map(NULL, LV2_MIDI__MidiEvent);
    event->body.size = 3;
    uint8_t midi[3] = {0x90, (uint8_t)(40 + 5 * n), 102};
    memcpy((char *)event + sizeof *event, midi, 3);
    played->atom.size += sizeof(LV2_Atom_Event) + 8;
  }
  uint32_t ports = lilv_plugin_get_num_ports(plugin);
  float *initial = room(ports * sizeof(float));
  lilv_plugin_get_port_ranges_float(plugin, NULL, NULL, initial);
  LilvNode *is_audio = lilv_new_uri(world, LILV_URI_AUDIO_PORT), *is_input = lilv_new_uri(world, LILV_URI_INPUT_PORT),
           *is_control = lilv_new_uri(world, LILV_URI_CONTROL_PORT), *is_cv = lilv_new_uri(world, LILV_URI_CV_PORT);
  for (int a = 6; a < argc; a++) {
    char *equals = strchr(argv[a], '=');
    int found = 0;
    for (uint32_t p = 0; equals && p < ports; p++) {
      const char *symbol = lilv_node_as_string(lilv_port_get_symbol(plugin, lilv_plugin_get_port_by_index(plugin, p)));
      if (strlen(symbol) == (size_t)(equals - argv[a]) && !strncmp(symbol, argv[a], equals - argv[a])) {
        initial[p] = (float)atof(equals + 1);
        found = 1;
      }
    }
    if (!found) {
      fprintf(stderr, "%s has no port for %s\n", argv[1], argv[a]);
      return 4;
    }
  }
  plugs = calloc(instances, sizeof(Plug));
  outs = calloc((size_t)instances * ports, sizeof *outs);
  float *first_out = NULL;
  for (int i = 0; i < instances; i++) {
    Plug *plug = plugs + i;
    LV2_Worker_Schedule scheduler = {plug, schedule}, *kept = malloc(sizeof scheduler);
    *kept = scheduler;
    LV2_Feature *f = calloc(8, sizeof(LV2_Feature));
    f[0] = (LV2_Feature){LV2_URID__map, &mapper};
    f[1] = (LV2_Feature){LV2_URID__unmap, &unmapper};
    f[2] = (LV2_Feature){LV2_OPTIONS__options, options};
    f[3] = (LV2_Feature){LV2_BUF_SIZE__boundedBlockLength, NULL};
    f[4] = (LV2_Feature){LV2_BUF_SIZE__fixedBlockLength, NULL};
    f[5] = (LV2_Feature){LV2_STATE__mapPath, &paths};
    f[6] = (LV2_Feature){LV2_WORKER__schedule, kept};
    const LV2_Feature **features = calloc(8, sizeof *features);
    for (int k = 0; k < 7; k++) features[k] = f + k;
    plug->instance = lilv_plugin_instantiate(plugin, RATE, features);
    if (!plug->instance) {
      fprintf(stderr, "%s cannot be started\n", argv[1]);
      return 5;
    }
    plug->worker = lilv_instance_get_extension_data(plug->instance, LV2_WORKER__interface);
    int next = 0;
    float *values = room(ports * sizeof(float));
    for (uint32_t p = 0; p < ports; p++) {
      const LilvPort *port = lilv_plugin_get_port_by_index(plugin, p);
      int input = lilv_port_is_a(plugin, port, is_input);
      void *data;
      if (lilv_port_is_a(plugin, port, is_control)) {
        values[p] = isnan(initial[p]) ? 0 : initial[p];
        data = values + p;
      } else if (lilv_port_is_a(plugin, port, is_audio) && input) {
        data = in[next++ % 2];
      } else if (lilv_port_is_a(plugin, port, is_audio)) {
        data = room(block * sizeof(float));
        if (!first_out) first_out = data;
      } else if (lilv_port_is_a(plugin, port, is_cv)) {
        data = room(block * sizeof(float));
      } else if (input) {
        data = played;
      } else {
        outs[out_count] = room(ATOMS);
        outs[out_count]->atom.type = chunk;
        outs[out_count]->atom.size = ATOMS - sizeof(LV2_Atom);
        data = outs[out_count++];
      }
      lilv_instance_connect_port(plug->instance, p, data);
    }
    lilv_instance_activate(plug->instance);
  }
  int blocks = RATE / 4 / block;
  run(blocks, instances);
  double began = now();
  run(blocks, instances);
  double pilot = now() - began;
  int longer = (int)(blocks * fmin(200, 0.1 / fmax(pilot, 1e-6))) + 1;
  for (int r = 0; r < rounds; r++) {
    began = now();
    run(longer, instances);
    double full = now() - began;
    began = now();
    run(longer, 0);
    double empty = now() - began;
    printf("%.9f\n", (full - empty) / instances / (longer * (double)block / RATE));
  }
  double sum = 0;
  for (int f = 0; first_out && f < block; f++) sum += first_out[f] * (double)first_out[f];
  fprintf(stderr, "level of the first output: %.1f dBFS\n", 10 * log10(sum / block + 1e-30));
  return 0;
}
