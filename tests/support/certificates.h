// An authority of a test's own, and certificates for servers on loopback: good ones, and every kind that must not hold.
#pragma once

#include <memory>
#include <string>

namespace waystation::testing {

// PEM files.
struct Certificate {
  std::string certificate_file;
  std::string key_file;
};

enum class Flaw {
  none,
  expired,        // since yesterday
  not_yet_valid,  // from tomorrow on
  wrong_name,     // for another server
};

// Throws std::runtime_error when a file cannot be written.
class CertificateAuthority {
 public:
  // Makes a key and a certificate of its own; everything is written below `folder`, which must be there and outlive it.
  explicit CertificateAuthority(const std::string& folder);
  ~CertificateAuthority();
  CertificateAuthority(const CertificateAuthority&) = delete;
  CertificateAuthority& operator=(const CertificateAuthority&) = delete;

  // What a client must trust to trust its certificates.
  const std::string& ca_file() const { return ca_file_; }

  // For https://127.0.0.1 and https://localhost, for a day.
  Certificate issue(Flaw flaw = Flaw::none);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::string folder_;
  std::string ca_file_;
  int issued_ = 0;
};

}  // namespace waystation::testing
