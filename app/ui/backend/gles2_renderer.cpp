#include "app/ui/backend/gles2_renderer.h"

#include <GLES2/gl2.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <string>

#include "app/ui/imgui_include.h"

namespace waystation::ui {
namespace {

// Every function of GL that is used here.
#define WAYSTATION_GL_FUNCTIONS(X) \
  X(ActiveTexture)                 \
  X(AttachShader)                  \
  X(BindAttribLocation)            \
  X(BindBuffer)                    \
  X(BindTexture)                   \
  X(BlendFuncSeparate)             \
  X(BufferData)                    \
  X(Clear)                         \
  X(ClearColor)                    \
  X(CompileShader)                 \
  X(CreateProgram)                 \
  X(CreateShader)                  \
  X(DeleteBuffers)                 \
  X(DeleteProgram)                 \
  X(DeleteShader)                  \
  X(DeleteTextures)                \
  X(Disable)                       \
  X(DrawElements)                  \
  X(Enable)                        \
  X(EnableVertexAttribArray)       \
  X(GenBuffers)                    \
  X(GenTextures)                   \
  X(GetError)                      \
  X(GetIntegerv)                   \
  X(GetProgramInfoLog)             \
  X(GetProgramiv)                  \
  X(GetShaderInfoLog)              \
  X(GetShaderiv)                   \
  X(GetUniformLocation)            \
  X(LinkProgram)                   \
  X(PixelStorei)                   \
  X(ReadPixels)                    \
  X(Scissor)                       \
  X(ShaderSource)                  \
  X(TexImage2D)                    \
  X(TexParameteri)                 \
  X(TexSubImage2D)                 \
  X(Uniform1i)                     \
  X(Uniform4f)                     \
  X(UseProgram)                    \
  X(VertexAttribPointer)           \
  X(Viewport)

struct Gl {
#define WAYSTATION_GL_MEMBER(name) decltype(&::gl##name) name = nullptr;
  WAYSTATION_GL_FUNCTIONS(WAYSTATION_GL_MEMBER)
#undef WAYSTATION_GL_MEMBER
};

Result<Gl> load_gl(Gles2Renderer::FindFunction find_function) {
  Gl gl;
#define WAYSTATION_GL_LOAD(name)                                                                              \
  gl.name = reinterpret_cast<decltype(gl.name)>(find_function("gl" #name));                                   \
  if (gl.name == nullptr) {                                                                                   \
    return fail(ErrorKind::not_found, "the graphics driver has no {}: use the software backend", "gl" #name); \
  }
  WAYSTATION_GL_FUNCTIONS(WAYSTATION_GL_LOAD)
#undef WAYSTATION_GL_LOAD
  return gl;
}
#undef WAYSTATION_GL_FUNCTIONS

enum Attribute : GLuint { kPosition, kTexel, kColour };

// `frame`: the page's left, top, width and height.
constexpr char kVertexShader[] = R"(
uniform vec4 frame;
attribute vec2 position;
attribute vec2 texel;
attribute vec4 colour;
varying vec2 at;
varying vec4 tint;
void main() {
  at = texel;
  tint = colour;
  vec2 part = (position - frame.xy) / frame.zw;
  gl_Position = vec4(part.x * 2.0 - 1.0, 1.0 - part.y * 2.0, 0.0, 1.0);
}
)";

// Sixteen-bit floats cannot tell the texels of a 1024-pixel page apart, so the best precision there is.
constexpr char kFragmentShader[] = R"(
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
uniform sampler2D coverage;
varying vec2 at;
varying vec4 tint;
void main() {
  gl_FragColor = vec4(tint.rgb, tint.a * texture2D(coverage, at).a);
}
)";

struct Texture {
  GLuint name;
  int width, height;
};

int to_pixel(float position) {
  return static_cast<int>(std::ceil(std::clamp(position, -16000.0f, 16000.0f) - 0.5f));
}

}  // namespace

struct Gles2Renderer::Impl {
  Gl gl;
  GLuint program = 0, vertices = 0, indices = 0;
  GLint frame = -1;
  int max_texture_size = 0;
  int width = 0, height = 0;
  std::vector<Texture> textures;  // TextureId n is textures[n]

  explicit Impl(const Gl& functions) : gl(functions) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    for (const Texture& texture : textures) gl.DeleteTextures(1, &texture.name);
    gl.DeleteBuffers(1, &vertices);
    gl.DeleteBuffers(1, &indices);
    gl.DeleteProgram(program);
  }

  Texture* find(TextureId texture) { return texture < textures.size() ? &textures[texture] : nullptr; }

  Result<void> attach(GLenum kind, const char* source) {
    const GLuint shader = gl.CreateShader(kind);
    gl.ShaderSource(shader, 1, &source, nullptr);
    gl.CompileShader(shader);
    GLint compiled = GL_FALSE;
    gl.GetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
    char words[512] = "";
    if (compiled == GL_FALSE) gl.GetShaderInfoLog(shader, sizeof words, nullptr, words);
    gl.AttachShader(program, shader);
    gl.DeleteShader(shader);  // it goes when the program does
    if (compiled != GL_FALSE) return {};
    return fail(ErrorKind::not_found, "the graphics driver refuses a shader ({}): use the software backend", words);
  }

  Result<void> set_up() {
    program = gl.CreateProgram();
    for (const auto& [kind, source] :
         {std::pair{GL_VERTEX_SHADER, kVertexShader}, {GL_FRAGMENT_SHADER, kFragmentShader}}) {
      if (auto attached = attach(static_cast<GLenum>(kind), source); !attached) return attached;
    }
    gl.BindAttribLocation(program, kPosition, "position");
    gl.BindAttribLocation(program, kTexel, "texel");
    gl.BindAttribLocation(program, kColour, "colour");
    gl.LinkProgram(program);
    GLint linked = GL_FALSE;
    gl.GetProgramiv(program, GL_LINK_STATUS, &linked);
    if (linked == GL_FALSE) {
      char words[512] = "";
      gl.GetProgramInfoLog(program, sizeof words, nullptr, words);
      return fail(ErrorKind::not_found, "the graphics driver cannot link the shaders ({}): use the software backend",
                  words);
    }
    frame = gl.GetUniformLocation(program, "frame");
    gl.UseProgram(program);
    gl.Uniform1i(gl.GetUniformLocation(program, "coverage"), 0);
    gl.GenBuffers(1, &vertices);
    gl.GenBuffers(1, &indices);
    gl.GetIntegerv(GL_MAX_TEXTURE_SIZE, &max_texture_size);
    const uint8_t white = 255;
    return add_texture(1, 1, &white);
  }

  Result<void> add_texture(int texture_width, int texture_height, const uint8_t* coverage) {
    while (gl.GetError() != GL_NO_ERROR) {
    }
    Texture texture{0, texture_width, texture_height};
    gl.GenTextures(1, &texture.name);
    gl.BindTexture(GL_TEXTURE_2D, texture.name);
    gl.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    gl.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    gl.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    gl.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    gl.PixelStorei(GL_UNPACK_ALIGNMENT, 1);
    gl.TexImage2D(GL_TEXTURE_2D, 0, GL_ALPHA, texture_width, texture_height, 0, GL_ALPHA, GL_UNSIGNED_BYTE, coverage);
    if (gl.GetError() != GL_NO_ERROR) {
      gl.DeleteTextures(1, &texture.name);
      return fail(ErrorKind::no_space, "the graphics driver has no memory for a texture of {} by {} pixels",
                  texture_width, texture_height);
    }
    textures.push_back(texture);
    return {};
  }

  void prepare(const ImDrawData& data, uint32_t clear_colour) {
    const auto channel = [clear_colour](int shift) { return static_cast<float>(clear_colour >> shift & 0xFF) / 255; };
    gl.Viewport(0, 0, width, height);
    gl.Disable(GL_SCISSOR_TEST);
    gl.ClearColor(channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT), 1);
    gl.Clear(GL_COLOR_BUFFER_BIT);
    gl.Enable(GL_SCISSOR_TEST);
    gl.Disable(GL_CULL_FACE);
    gl.Disable(GL_DEPTH_TEST);
    gl.Enable(GL_BLEND);
    // The second pair keeps the window opaque: a compositor would show what is behind it.
    gl.BlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    gl.UseProgram(program);
    gl.Uniform4f(frame, data.DisplayPos.x, data.DisplayPos.y, static_cast<float>(width), static_cast<float>(height));
    gl.ActiveTexture(GL_TEXTURE0);
    gl.BindBuffer(GL_ARRAY_BUFFER, vertices);
    gl.BindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices);
    for (const GLuint attribute : {kPosition, kTexel, kColour}) gl.EnableVertexAttribArray(attribute);
  }

  void draw_list(const ImDrawList& list, ImVec2 origin) {
    const auto bytes = [](const auto& vector) { return static_cast<GLsizeiptr>(vector.size_in_bytes()); };
    gl.BufferData(GL_ARRAY_BUFFER, bytes(list.VtxBuffer), list.VtxBuffer.Data, GL_STREAM_DRAW);
    gl.BufferData(GL_ELEMENT_ARRAY_BUFFER, bytes(list.IdxBuffer), list.IdxBuffer.Data, GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const Texture* texture = find(texture_of(command));
      const int left = std::max(0, to_pixel(command.ClipRect.x - origin.x));
      const int top = std::max(0, to_pixel(command.ClipRect.y - origin.y));
      const int right = std::min(width, to_pixel(command.ClipRect.z - origin.x));
      const int bottom = std::min(height, to_pixel(command.ClipRect.w - origin.y));
      if (command.UserCallback != nullptr || texture == nullptr || left >= right || top >= bottom) continue;
      gl.Scissor(left, height - bottom, right - left, bottom - top);
      gl.BindTexture(GL_TEXTURE_2D, texture->name);
      point_attributes_at(command.VtxOffset * sizeof(ImDrawVert));
      static_assert(sizeof(ImDrawIdx) == sizeof(GLushort), "OpenGL ES 2 has 16-bit indices");
      gl.DrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                      reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
    }
  }

  void point_attributes_at(size_t offset) {
    const auto attribute = [&](GLuint index, GLint size, GLenum type, GLboolean normalised, size_t member) {
      gl.VertexAttribPointer(index, size, type, normalised, sizeof(ImDrawVert),
                             reinterpret_cast<const void*>(offset + member));
    };
    attribute(kPosition, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, pos));
    attribute(kTexel, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, uv));
    attribute(kColour, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(ImDrawVert, col));
  }
};

Gles2Renderer::Gles2Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Gles2Renderer::~Gles2Renderer() = default;

Result<std::unique_ptr<Gles2Renderer>> Gles2Renderer::create(FindFunction find_function) {
  auto gl = load_gl(find_function);
  if (!gl) return pass_on(std::move(gl.error()));
  auto impl = std::make_unique<Impl>(*gl);
  if (auto ready = impl->set_up(); !ready) return pass_on(std::move(ready.error()));
  return std::unique_ptr<Gles2Renderer>(new Gles2Renderer(std::move(impl)));
}

void Gles2Renderer::set_target_size(int width, int height) {
  impl_->width = width;
  impl_->height = height;
}

int Gles2Renderer::max_texture_size() const {
  return impl_->max_texture_size;
}

Result<TextureId> Gles2Renderer::create_texture(int width, int height) {
  if (width < 1 || height < 1 || width > max_texture_size() || height > max_texture_size()) {
    return fail(ErrorKind::no_space, "a texture of {} by {} pixels is not possible: at most {} a side", width, height,
                max_texture_size());
  }
  const std::vector<uint8_t> empty(static_cast<size_t>(width) * static_cast<size_t>(height));
  if (auto added = impl_->add_texture(width, height, empty.data()); !added) return pass_on(std::move(added.error()));
  return static_cast<TextureId>(impl_->textures.size() - 1);
}

void Gles2Renderer::update_texture(TextureId texture, int x, int y, int width, int height, const uint8_t* coverage,
                                   int pitch) {
  const Texture* into = impl_->find(texture);
  if (into == nullptr || texture == kWhiteTexture || x < 0 || y < 0 || width < 1 || height < 1 ||
      width > into->width - x || height > into->height - y) {
    return;
  }
  // OpenGL ES 2 reads rows without gaps only.
  std::vector<uint8_t> rows(static_cast<size_t>(width) * static_cast<size_t>(height));
  for (int row = 0; row < height; ++row) {
    std::memcpy(rows.data() + static_cast<ptrdiff_t>(row) * width, coverage + static_cast<ptrdiff_t>(row) * pitch,
                static_cast<size_t>(width));
  }
  impl_->gl.BindTexture(GL_TEXTURE_2D, into->name);
  impl_->gl.PixelStorei(GL_UNPACK_ALIGNMENT, 1);
  impl_->gl.TexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_ALPHA, GL_UNSIGNED_BYTE, rows.data());
}

void Gles2Renderer::clear_texture(TextureId texture) {
  const Texture* found = impl_->find(texture);
  if (found == nullptr || texture == kWhiteTexture) return;
  const std::vector<uint8_t> empty(static_cast<size_t>(found->width) * static_cast<size_t>(found->height));
  update_texture(texture, 0, 0, found->width, found->height, empty.data(), found->width);
}

void Gles2Renderer::draw(const ImDrawData& data, uint32_t clear_colour) {
  impl_->prepare(data, clear_colour);
  for (int i = 0; i < data.CmdListsCount; ++i) impl_->draw_list(*data.CmdLists[i], data.DisplayPos);
}

Result<std::vector<uint8_t>> Gles2Renderer::read_pixels() {
  const size_t row_bytes = static_cast<size_t>(impl_->width) * 4;
  const size_t rows = static_cast<size_t>(impl_->height);
  std::vector<uint8_t> from_the_bottom(row_bytes * rows), rgba(row_bytes * rows);
  impl_->gl.PixelStorei(GL_PACK_ALIGNMENT, 1);
  impl_->gl.ReadPixels(0, 0, impl_->width, impl_->height, GL_RGBA, GL_UNSIGNED_BYTE, from_the_bottom.data());
  for (size_t row = 0; row < rows; ++row) {
    std::memcpy(rgba.data() + row * row_bytes, from_the_bottom.data() + (rows - 1 - row) * row_bytes, row_bytes);
  }
  return rgba;
}

}  // namespace waystation::ui
