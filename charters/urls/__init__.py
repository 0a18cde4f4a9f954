from django.urls import path

from charters.views import articles, charter, collecting, signatories, signing, versions

app_name = "charters"
urlpatterns = [
    path("charter/", charter.charter, name="charter"),
    path("charter/start/", articles.start_charter, name="start_charter"),
    path("charter/review/", articles.open_review, name="open_review"),
    path("charter/freeze/", versions.freeze_charter, name="freeze_charter"),
    path("charter/articles/write/", articles.write_article, name="write_article"),
    path("charter/articles/compose/", articles.add_composed_article, name="add_composed_article"),
    path("charter/articles/<int:number>/write/", articles.write_article, name="write_article"),
    path("charter/signatories/", versions.name_signatory, name="name_signatory"),
    path("charter/signatories/<uuid:uuid>/authority/", signatories.give_authority, name="give_authority"),
    path("charter/signatories/<uuid:uuid>/decline/", signatories.decline_signature, name="decline_signature"),
    path(
        "charter/signatories/<uuid:uuid>/paper/",
        signatories.record_paper_signature,
        name="record_paper_signature",
    ),
    path(
        "charter/signatories/<uuid:uuid>/signed-pdf/",
        signatories.record_signed_pdf,
        name="record_signed_pdf",
    ),
    path("charter/signatories/<uuid:uuid>/release/", signatories.release_signatory, name="release_signatory"),
    path("charter/signatories/<uuid:uuid>/file/<str:which>/", signatories.signatory_file, name="signatory_file"),
    path("charter/sign/<uuid:uuid>/", signing.signing, name="signing"),
    path("charter/sign/<uuid:uuid>/read/", signing.confirm_reading, name="confirm_reading"),
    path("charter/sign/<uuid:uuid>/pdf/", signing.signing_pdf, name="signing_pdf"),
    path("charter/sign/<uuid:uuid>/code/", signing.ask_signing_code, name="ask_signing_code"),
    path("charter/sign/<uuid:uuid>/confirm/", signing.sign_charter, name="sign_charter"),
    path("charter/sign/<uuid:uuid>/receipt/", signing.receipt, name="receipt"),
    path("charter/sign/", signing.signing, name="signing"),
    path("charter/sign/code/", signing.ask_signing_code, name="ask_signing_code"),
    path("charter/sign/confirm/", signing.sign_charter, name="sign_charter"),
    path("charter/sign/receipt/", signing.receipt, name="receipt"),
    path("charter/versions/<str:label>/", charter.version_detail, name="version_detail"),
    path("charter/versions/<str:label>/pdf/", charter.charter_pdf, name="charter_pdf"),
    path("charter/versions/<str:label>/data/", charter.charter_data, name="charter_data"),
    path("charter/versions/<str:label>/evidence/", charter.evidence, name="evidence"),
    path("charter/versions/<str:label>/remind/", collecting.remind_signatories, name="remind_signatories"),
    path("charter/versions/<str:label>/deeds/<uuid:uuid>/extend/", collecting.extend_signing, name="extend_signing"),
    path("charter/versions/<str:label>/extend/", collecting.extend_signing, name="extend_signing"),
    path("charter/versions/<str:label>/return/", collecting.return_to_writing, name="return_to_writing"),
    path("charter/versions/<str:label>/abandon/", collecting.abandon_version, name="abandon_version"),
    path("charter/versions/<str:label>/retry/", charter.retry_pdf, name="retry_pdf"),
]
