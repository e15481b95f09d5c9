// Parses files and does nothing with them: JSON by jansson, the rest by libyaml.
//
// No program that reads the same files through these libraries is faster.

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

static int parse_json(const char *path) {
  json_t *value = json_load_file(path, 0, NULL);
  json_decref(value);
  return value != NULL;
}

static int parse_yaml(const char *path) {
  FILE *file = fopen(path, "rb");
  yaml_parser_t parser;
  if (file == NULL || !yaml_parser_initialize(&parser)) return 0;
  yaml_parser_set_input_file(&parser, file);
  yaml_event_type_t type = YAML_NO_EVENT;
  while (type != YAML_STREAM_END_EVENT) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) break;
    type = event.type;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  fclose(file);
  return type == YAML_STREAM_END_EVENT;
}

int main(int count, char *paths[]) {
  for (int index = 1; index < count; index++) {
    const char *ending = strrchr(paths[index], '.');
    int is_json = ending != NULL && strcmp(ending, ".json") == 0;
    if (!(is_json ? parse_json : parse_yaml)(paths[index])) {
      fprintf(stderr, "%s does not parse\n", paths[index]);
      return 1;
    }
  }
  return 0;
}
