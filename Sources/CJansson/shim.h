#pragma once
#include <jansson.h>

/// `json_typeof` is a function-like macro, which Swift does not import.
static inline json_type cogcheck_json_typeof(const json_t *value) {
  return json_typeof(value);
}

/// `json_decref` frees through an inline function with attributes that Swift drops.
static inline void cogcheck_json_decref(json_t *value) { json_decref(value); }
