// Included before everything else when the database driver is compiled for Node 24: see
// docs/decisions/node-24.md. Node's own header is read here with its two calls leading nowhere.
#ifdef __cplusplus
#include <node.h>

namespace node {
inline void NoCleanupHook(v8::Isolate*, void (*)(void*), void*) {}
}

#define AddEnvironmentCleanupHook NoCleanupHook
#define RemoveEnvironmentCleanupHook NoCleanupHook
#include <node_object_wrap.h>
#undef AddEnvironmentCleanupHook
#undef RemoveEnvironmentCleanupHook

// By this text scripts/driver.mjs knows a driver that was compiled so.
__attribute__((used)) static const char kGazetteerDriver[] = "gazetteer: without cleanup hooks";
#endif
