// The one header that includes imgui.h, and the place for what differs between its versions. Built with 1.86 (Debian
// 12).
#pragma once

#include <imgui.h>

#include <cstdint>

#include "app/ui/backend/renderer.h"
#include "app/ui/input.h"

namespace waystation::ui {

inline ImTextureID imgui_texture(TextureId texture) {
  return reinterpret_cast<ImTextureID>(static_cast<uintptr_t>(texture));  // NOLINT: ImTextureID is a pointer in 1.86
}
inline TextureId texture_of(const ImDrawCmd& command) {
  return static_cast<TextureId>(reinterpret_cast<uintptr_t>(command.GetTexID()));
}

// ImGui will not start without a font. It gets one of a single letter, because no text goes through ImGui, and
// everything that it draws itself is plain white times a colour: texture 0. Both renderers take vertex offsets, so a
// long page may have more vertices than a 16-bit index reaches.
inline void set_up_fonts(ImGuiIO& io) {
  static const ImWchar kOneLetter[] = {'?', '?', 0};
  ImFontConfig config;
  config.GlyphRanges = kOneLetter;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  io.Fonts->TexDesiredWidth = 32;
  io.Fonts->AddFontDefault(&config);
  io.Fonts->Build();
  io.Fonts->SetTexID(imgui_texture(kWhiteTexture));
  io.Fonts->ClearTexData();
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

// For ImGui's own windows and clipping; our widgets read the InputFrame itself.
inline void feed(ImGuiIO& io, const InputFrame& input, int width_px, int height_px, float seconds_since_last_frame) {
  io.DisplaySize = ImVec2(static_cast<float>(width_px), static_cast<float>(height_px));
  io.DeltaTime = seconds_since_last_frame > 0 ? seconds_since_last_frame : 1.0f / 60;
  io.MousePos = ImVec2(input.pointer_x, input.pointer_y);
  io.MouseDown[0] = input.pointer_down;
  io.MouseWheel = input.wheel_y;
}

}  // namespace waystation::ui
