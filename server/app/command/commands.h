// What each row of the command table runs.
#pragma once

#include "app/command/command.h"

namespace yitai::app {

Exit bootstrap_user(Command&);
Exit create_token(Command&);
Exit verify(Command&);
Exit audit_verify(Command&);
Exit export_checkpoints(Command&);
Exit list_outbox(Command&);
Exit retry_outbox(Command&);
Exit hold_outbox(Command&);
Exit list_jobs(Command&);
Exit retry_jobs(Command&);
Exit import_file(Command&);
Exit undo_import(Command&);
Exit export_configuration(Command&);
Exit apply_configuration(Command&);
Exit list_imports(Command&);
Exit search(Command&);
Exit report_basics(Command&);
Exit show_sign_ins(Command&);

Exit migrate(LocalCommand&);
Exit make_demo(LocalCommand&);
Exit print_openapi(LocalCommand&);
Exit print_log_kinds(LocalCommand&);
Exit check_config(LocalCommand&);
Exit show_config(LocalCommand&);
Exit print_settings(LocalCommand&);
Exit print_roles(LocalCommand&);
Exit evaluate_cases(LocalCommand&);
Exit print_version(LocalCommand&);
Exit serve(LocalCommand&);

}  // namespace yitai::app
