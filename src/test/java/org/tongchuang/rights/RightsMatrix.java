package org.tongchuang.rights;

import java.util.List;

/// Every page and API call of the program, a line each: who gets in, what a token needs, and what is sent to find out.
///
/// The seven places are a stranger, an alum, an officer of another school, an officer of the school, a records
/// officer, an auditor and an administrator: `Y` may, `-` is refused (403), `0` hears that there is no such thing
/// (404), `s` is sent to sign in (401 over the API); a number is an answer of its own. `lists` marks answers that
/// name the people within reach.
final class RightsMatrix {

    private static final String TABLE = """
            # The way in and out
            GET    /                                         | open      | 303 | s Y Y Y Y Y Y |
            GET    /sign-in                                  | open      | 303 | 200 Y Y Y Y Y Y |
            POST   /sign-in                                  | open      | 303 | Y Y Y Y Y Y Y | email=$email password=$password leaves
            GET    /sign-in/second                           | open      | 303 | Y Y Y Y Y Y Y |
            POST   /sign-in/second                           | open      | 303 | Y Y Y Y Y Y Y | code=000000
            POST   /sign-in/second/rescue                    | open      | 303 | Y Y Y Y Y Y Y |
            GET    /sign-in/passkey/question                 | open      | 200 | Y Y Y Y Y Y Y |
            POST   /sign-in/passkey                          | open      | 303 | Y Y Y Y Y Y Y | answer=x
            GET    /sign-in/code                             | open      | 200 | Y Y Y Y Y Y Y |
            POST   /sign-in/code                             | open      | 303 | Y Y Y Y Y Y Y | email=$newEmail
            GET    /sign-in/code/{id}                        | open      | 200 | Y Y Y Y Y Y Y | id=$random
            POST   /sign-in/code/{id}                        | open      | 422 | Y Y Y Y Y Y Y | id=$random code=123456
            GET    /sign-in/password                         | open      | 200 | Y Y Y Y Y Y Y |
            POST   /sign-in/password                         | open      | 303 | Y Y Y Y Y Y Y | email=$newEmail
            GET    /sign-in/password/{token}                 | open      | 303 | Y Y Y Y Y Y Y | token=$random
            POST   /sign-in/password/{token}                 | open      | 303 | Y Y Y Y Y Y Y | token=$random password=$password
            GET    /sign-in/keep/{token}                     | open      | 303 | 0 0 0 0 0 0 0 | token=$random
            POST   /sign-in/keep/{token}                     | open      | 303 | 0 0 0 0 0 0 0 | token=$random
            GET    /sign-in/outside/{id}                     | open      | 303 | 0 0 0 0 0 0 0 | id=$provider
            GET    /sign-in/outside/{id}/back                | open      | 303 | Y Y Y Y Y Y Y | id=$provider state=x
            POST   /sign-in/outside/{id}/back                | open      | 303 | Y Y Y Y Y Y Y | id=$provider RelayState=x SAMLResponse=x
            GET    /sign-in/outside/{id}/metadata            | open      | 200 | 0 0 0 0 0 0 0 | id=$provider
            GET    /sign-in/outside/{id}/trouble             | open      | 200 | Y Y Y Y Y Y Y | id=$provider why=late
            GET    /sign-in/outside/{id}/stranger            | open      | 200 | Y Y Y Y Y Y Y | id=$provider
            GET    /sign-in/again                            | signed in | 200 | s Y Y Y Y Y Y |
            POST   /sign-in/again                            | signed in | 303 | s Y Y Y Y Y Y | leaves
            POST   /sign-out                                 | signed in | 303 | s Y Y Y Y Y Y | leaves
            GET    /set-up                                   | open      | 303 | Y Y Y Y Y Y Y |
            POST   /set-up                                   | open      | 303 | 0 0 0 0 0 0 0 | universityChinese=大学 universityEnglish=U accent=#8a1538 second=#1d4e89 timeZone=Asia/Shanghai name=外人 email=x@example.edu password=$password code=
            POST   /language                                 | open      | 303 | Y Y Y Y Y Y Y | to=zh
            POST   /theme                                    | open      | 303 | Y Y Y Y Y Y Y | to=dark
            GET    /error                                    | open      | 404 | Y Y Y Y Y Y Y |
            POST   /error                                    | open      | 404 | Y Y Y Y Y Y Y |

            # Files and the program's own state
            GET    /university/{version}/logo                | open      | 200 | 0 0 0 0 0 0 0 | version=1
            GET    /university/{version}/colours.css         | open      | 200 | Y Y Y Y Y Y Y | version=1
            GET    /**                                       | open      | 200 | Y Y Y Y Y Y Y | path=/kit/tongchuang.css
            GET    /**                                       | signed in | 200 | s 0 0 0 0 0 0 | path=/nothing-of-the-kind
            GET    /webjars/**                               | open      | 200 | Y Y Y Y Y Y Y | path=/webjars/htmx.org/2.0.10/dist/htmx.min.js
            GET    /actuator/health                          | open      | 200 | Y Y Y Y Y Y Y |
            GET    /actuator/health/**                       | nobody    | 200 | - - - - - - - | path=/actuator/health/db
            GET    /actuator                                 | nobody    | 200 | - - - - - - - |

            # One's own account
            GET    /account                                  | signed in | 200 | s Y Y Y Y Y Y |
            POST   /account/password                         | signed in | 422 | s Y Y Y Y Y Y | old=wrong password=$password
            POST   /account/sessions/{handle}/end            | signed in | 303 | s Y Y Y Y Y Y | handle=$session
            POST   /account/sessions/{handle}/end            | signed in | 303 | s 0 0 0 0 0 0 | handle=$foreignSession
            POST   /account/sessions/end                     | signed in | 303 | s Y Y Y Y Y Y | leaves
            POST   /account/sessions/end-others              | signed in | 303 | s Y Y Y Y Y Y |
            GET    /account/ways                             | signed in | 200 | s Y Y Y Y Y Y |
            POST   /account/ways/code                        | signed in | 303 | s Y Y Y Y Y Y |
            POST   /account/ways/code/remove                 | signed in | 303 | s Y Y Y Y Y Y |
            POST   /account/ways/password/remove             | signed in | 422 | s Y Y Y Y Y Y |
            GET    /account/ways/outside/{id}                | signed in | 303 | s 0 0 0 0 0 0 | id=$random
            GET    /account/ways/outside/arrived/{arrival}   | signed in | 200 | s 0 0 0 0 0 0 | arrival=$random
            POST   /account/ways/outside/arrived/{arrival}   | signed in | 404 | s Y Y Y Y Y Y | arrival=$random
            POST   /account/ways/outside/{link}/remove       | signed in | 404 | s Y Y Y Y Y Y | link=$random
            GET    /account/second-step                      | signed in | 200 | s Y Y Y Y Y Y |
            POST   /account/second-step/app                  | signed in | 303 | s Y Y Y Y Y Y |
            GET    /account/second-step/app                  | signed in | 200 | s Y Y Y Y Y Y |
            POST   /account/second-step/app/confirm          | signed in | 422 | s Y Y Y Y Y Y | code=000000
            POST   /account/second-step/app/remove           | signed in | 404 | s Y Y Y Y Y Y |
            POST   /account/second-step/codes                | signed in | 200 | s Y Y Y Y Y Y |
            GET    /account/passkeys                         | signed in | 200 | s Y Y Y Y Y Y |
            GET    /account/passkeys/question                | signed in | 200 | s Y Y Y Y Y Y |
            POST   /account/passkeys                         | signed in | 422 | s Y Y Y Y Y Y | name=$fresh answer=x
            POST   /account/passkeys/{id}/remove             | signed in | 404 | s Y Y Y Y Y Y | id=$random
            POST   /account/tokens                           | signed in | 200 | s 422 Y Y Y Y Y | name=$fresh scope=members:read days=1
            POST   /account/tokens                           | accounts:manage | 200 | s 422 422 422 422 422 Y | name=$fresh scope=accounts:manage days=1
            POST   /account/tokens/{id}/revoke               | signed in | 303 | s Y Y Y Y Y Y | id=$token
            POST   /account/tokens/{id}/revoke               | signed in | 303 | s 0 0 0 0 0 0 | id=$foreignToken

            # One's messages
            GET    /inbox                                    | signed in | 200 | s Y Y Y Y Y Y |
            POST   /inbox/read                               | signed in | 303 | s Y Y Y Y Y Y |
            POST   /inbox/{id}/open                          | signed in | 303 | s 0 0 0 0 0 0 | id=$random
            GET    /notices/preferences                      | signed in | 200 | s Y Y Y Y Y Y |
            POST   /notices/preferences                      | signed in | 303 | s Y Y Y Y Y Y | want=notifications.test
            GET    /notices/preferences/{token}              | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /notices/preferences/{token}              | open | 303 | 0 0 0 0 0 0 0 | token=none
            GET    /notices/unsubscribe/{token}              | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /notices/unsubscribe/{token}              | open | 200 | 0 0 0 0 0 0 0 | token=none

            # Messages on their way
            GET    /office/notices                           | settings:manage | 200 | s - - - - - Y |
            POST   /office/notices/{id}/again                | settings:manage | 303 | s - - - - - 0 | id=$random
            GET    /office/notices/sender                    | settings:manage | 200 | s - - - - - Y |
            POST   /office/notices/sender                    | settings:manage | 303 | s - - - - - Y | address=alumni@mingde.example
            POST   /office/notices/sender/test               | settings:manage | 303 | s - - - - - Y |
            GET    /office/outbox                            | settings:manage | 200 | s - - - - - Y |
            GET    /office/outbox/{id}                       | settings:manage | 200 | s - - - - - 0 | id=$random
            GET    /office/outbox/{id}/letter                | settings:manage | 200 | s - - - - - 0 | id=$random
            POST   /office/outbox/{id}/delete                | settings:manage | 303 | s - - - - - 0 | id=$random
            POST   /office/outbox/{id}/send                  | settings:manage | 303 | s - - - - - 0 | id=$random

            # Settings and accounts
            GET    /office/settings                          | settings:manage | 200 | s - - - - - Y |
            GET    /office/settings/contrast                 | settings:manage | 200 | s - - - - - Y | accent=#8a1538 second=#1d4e89
            POST   /office/settings                          | settings:manage | 303 | s - - - - - Y | universityChinese=大学 universityEnglish=U accent=#8a1538 second=#1d4e89 timeZone=Asia/Shanghai
            GET    /office/settings/sign-in                  | settings:manage | 200 | s - - - - - Y |
            POST   /office/settings/sign-in                  | settings:manage | 303 | s - - - - - Y | wanted=WITHIN days=14
            GET    /office/settings/outside                  | settings:manage | 200 | s - - - - - Y |
            POST   /office/settings/outside                  | settings:manage | 303 | s - - - - - Y | kind=CAS
            GET    /office/settings/outside/{id}             | settings:manage | 200 | s - - - - - Y | id=$provider
            POST   /office/settings/outside/{id}             | settings:manage | 303 | s - - - - - Y | id=$provider nameChinese=统一认证 nameEnglish=Sign-on set.server=https://cas.example.edu/cas
            GET    /office/settings/outside/{id}/try         | settings:manage | 303 | s - - - - - Y | id=$provider
            GET    /office/settings/outside/{id}/tried/{arrival} | settings:manage | 200 | s - - - - - 0 | id=$provider arrival=$random
            POST   /office/settings/outside/{id}/remove      | settings:manage | 303 | s - - - - - 0 | id=$random
            GET    /office/accounts                          | accounts:manage | 200 | s - - - - - Y |
            GET    /office/accounts/new                      | accounts:manage | 200 | s - - - - - Y |
            POST   /office/accounts                          | accounts:manage | 200 | s - - - - - Y | name=$fresh email=$newEmail role=AUDITOR
            GET    /office/accounts/{id}                     | accounts:manage | 200 | s - - - - - Y | id=$account
            POST   /office/accounts/{id}                     | accounts:manage | 303 | s - - - - - Y | id=$account name=$fresh role=AUDITOR
            POST   /office/accounts/{id}/deactivate          | accounts:manage | 303 | s - - - - - Y | id=$account
            POST   /office/accounts/{id}/reactivate          | accounts:manage | 303 | s - - - - - Y | id=$account
            POST   /office/accounts/{id}/password            | accounts:manage | 200 | s - - - - - Y | id=$account
            POST   /office/accounts/{id}/second-step/reset   | accounts:manage | 303 | s - - - - - Y | id=$account reason=当面核对
            POST   /office/accounts/{id}/second-step/keep    | accounts:manage | 303 | s - - - - - Y | id=$account
            POST   /office/accounts/{id}/sign-out            | accounts:manage | 303 | s - - - - - Y | id=$account

            # The directory
            GET    /office/members                           | members:read | 200 | s - Y Y Y Y Y | class=界班 lists
            GET    /office/members                           | members:read | 200 | s - Y Y Y Y Y | view=cards school=彼端学院
            GET    /office/members                           | members:read | 200 | s - Y Y Y Y Y | view=charts
            GET    /office/members/facets/{field}            | members:read | 200 | s - Y Y Y Y Y | field=employer
            POST   /office/members/columns                   | signed in    | 303 | s Y Y Y Y Y Y | column=city
            POST   /office/members/searches                  | members:read | 303 | s - Y Y Y Y Y | name=$fresh params=city=深圳
            POST   /office/members/searches/{id}/delete      | signed in    | 303 | s Y Y Y Y Y Y | id=$random
            GET    /office/members/export                    | members:export members:read | 200 | s - Y Y Y - Y |
            GET    /office/members/export                    | members:export members:read | 200 | s - Y Y Y - Y | member=$record
            POST   /office/members/export                    | members:export members:read | 200 | s - Y Y Y - Y | columns=NAME reason=名册核对 class=界班 lists
            POST   /office/members/export                    | members:export members:read | 200 | s - Y Y Y - Y | columns=NAME format=xlsx reason=名册核对
            POST   /office/members/export                    | members:export members:read | 200 | s - 0 Y Y - Y | columns=NAME member=$record reason=名册核对
            GET    /office/nothing-found                     | members:read | 200 | s - Y Y Y Y Y |
            POST   /office/nothing-found/forget              | members:write | 303 | s - Y Y Y - Y | typed=nobody

            # Records
            GET    /office/members/{id}                      | members:read | 200 | s - 0 Y Y Y Y | id=$record
            GET    /office/members/{id}                      | members:read | 303 | s - 0 Y Y Y Y | id=$old
            GET    /office/members/new                       | members:write | 200 | s - Y Y Y - Y |
            POST   /office/members                           | members:write | 303 | s - 422 Y Y - Y | name=$fresh education.1.school=此端学院
            GET    /office/members/{id}/view-as              | members:read | 200 | s - 0 Y Y Y Y | id=$record
            GET    /office/members/{id}/view-as              | members:read | 200 | s - 0 Y Y Y Y | id=$record viewer=near
            GET    /office/members/{id}/edit                 | members:read members:write | 200 | s - 0 Y Y - Y | id=$record
            GET    /office/members/{id}/edit                 | members:read members:write | 200 | s - 0 Y Y - Y | id=$old
            POST   /office/members/{id}                      | members:write | 303 | s - 0 Y Y - Y | id=$record version=$version city=广州
            POST   /office/members/{id}                      | members:read members:write | 409 | s - 0 Y Y - Y | id=$old version=1 city=广州
            POST   /office/members/{id}/history/{seq}        | members:write | 303 | s - 0 Y Y - Y | id=$record seq=2
            POST   /office/members/{id}/history/{seq}        | members:write | 303 | s - 0 Y Y - Y | id=$old seq=2
            POST   /office/members/{id}/offers               | members:write | 303 | s - 0 Y Y - Y | id=$record path=city take=false
            POST   /office/members/{id}/offers               | members:write | 303 | s - 0 Y Y - Y | id=$old path=city take=false

            # What data is used for, and whom to ask
            GET    /privacy                                  | open | 200 | Y Y Y Y Y Y Y |
            GET    /privacy/versions/{version}               | open | 200 | Y Y Y Y Y Y Y | version=1
            GET    /privacy/erasure/{token}                  | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /privacy/erasure/{token}/call-back        | open | 303 | 0 0 0 0 0 0 0 | token=none
            GET    /office/erasures                          | settings:manage | 200 | s - - - - - Y |
            POST   /office/erasures/{id}/refusal             | settings:manage | 404 | s - - - - - Y | id=$random reason=x
            GET    /office/consents                          | settings:manage | 200 | s - - - - - Y |
            GET    /office/consents/{purpose}                | settings:manage | 200 | s - - - - - Y | purpose=members.directory
            POST   /office/consents/{purpose}                | settings:manage | 422 | s - - - - - Y | purpose=members.directory version=1
            GET    /office/settings/archive                  | settings:manage | 200 | s - - - - - Y |
            POST   /office/settings/archive                  | settings:manage | 303 | s - - - - - Y | kind=name
            GET    /office/settings/retention                | settings:manage | 200 | s - - - - - Y |
            POST   /office/settings/retention                | settings:manage | 303 | s - - - - - Y |
            GET    /office/settings/privacy                  | settings:manage | 200 | s - - - - - Y |
            POST   /office/settings/privacy                  | settings:manage | 303 | s - - - - - Y | name=吴岚 email=privacy@example.edu

            # One's own record
            GET    /me                                       | me | 200 | s Y - - - - - |
            POST   /me/confirmation                          | me | 303 | s Y - - - - - |
            GET    /me/edit/{part}                           | me | 200 | s Y - - - - - | part=work
            POST   /me/edit/{part}                           | me | 303 | s Y - - - - - | part=more version=$myVersion interest.1=登山
            GET    /me/looks                                 | me | 200 | s Y - - - - - |
            GET    /me/visibility                            | me | 200 | s Y - - - - - |
            POST   /me/visibility                            | me | 303 | s Y - - - - - | phone=near
            POST   /me/listed                                | me | 303 | s Y - - - - - | listed=true
            GET    /me/view-as                               | me | 200 | s Y - - - - - | viewer=near
            GET    /me/data                                  | me | 200 | s Y - - - - - |
            POST   /me/data                                  | me | 303 | s Y - - - - - |
            GET    /me/data/{id}                             | me | 404 | s Y - - - - - | id=$random
            GET    /me/erasure                               | me | 200 | s Y - - - - - |
            POST   /me/erasure                               | me | 422 | s Y - - - - - | words=x
            POST   /me/erasure/call-back                     | me | 303 | s Y - - - - - |
            GET    /me/consents                              | me | 200 | s Y - - - - - |
            GET    /me/consents/{purpose}                    | me | 200 | s Y - - - - - | purpose=members.directory
            POST   /me/consents/{purpose}                    | me | 303 | s Y - - - - - | purpose=members.directory given=false version=1
            GET    /office/proposals                         | members:read members:write | 200 | s - Y Y Y - Y |
            GET    /office/settings/own-changes              | settings:manage | 200 | s - - - - - Y |
            POST   /office/settings/own-changes              | settings:manage | 303 | s - - - - - Y | city=at-once

            # Alumni among themselves
            GET    /alumni                                   | me | 200 | s Y - - - - - |
            GET    /alumni/{id}                              | me | 200 | s Y - - - - - | id=$mine
            GET    /alumni/{id}                              | me | 200 | s 0 - - - - - | id=$record
            GET    /api/v1/alumni                            | me | 200 | s Y - - - - - |
            GET    /alumni/{id}/card.vcf                     | me | 200 | s Y - - - - - | id=$mine
            GET    /alumni/{id}/card.vcf                     | me | 200 | s 0 - - - - - | id=$record
            GET    /api/v1/alumni/{id}                       | me | 200 | s Y - - - - - | id=$mine
            GET    /api/v1/alumni/{id}                       | me | 200 | s 0 - - - - - | id=$record

            # Invitations
            GET    /office/invitations                       | members:read members:write | 200 | s - Y Y Y - Y |
            GET    /office/invitations/new                   | members:read members:write | 200 | s - Y Y Y - Y | class=界班
            POST   /office/invitations                       | members:read members:write | 303 | s - Y Y Y - Y | id=$random class=界班
            POST   /office/invitations                       | members:read members:write | 303 | s - 0 Y Y - Y | id=$random member=$record
            GET    /office/invitations/{id}                  | members:read members:write | 200 | s - 0 0 Y - Y | id=$invitations
            GET    /office/invitations/{id}/letters          | members:read members:write | 200 | s - 0 0 Y - Y | id=$invitations
            POST   /office/invitations/{id}/cancel           | members:read members:write | 303 | s - 0 0 Y - Y | id=$invitations
            POST   /office/invitations/{id}/revoke           | members:read members:write | 303 | s - 0 0 Y - Y | id=$invitations
            GET    /welcome/{token}                          | open | 410 | Y Y Y Y Y Y Y | token=none
            POST   /welcome/{token}/answer                   | open | 303 | 0 0 0 0 0 0 0 | token=none
            POST   /welcome/{token}/confirmation             | open | 303 | Y Y Y Y Y Y Y | token=none
            GET    /welcome/{token}/edit/{part}              | open | 303 | Y Y Y Y Y Y Y | token=none part=work
            POST   /welcome/{token}/edit/{part}              | open | 303 | Y Y Y Y Y Y Y | token=none part=work version=1
            POST   /welcome/{token}/account                  | open | 303 | Y Y Y Y Y Y Y | token=none
            POST   /welcome/{token}/code                     | open | 303 | Y Y Y Y Y Y Y | token=none question=$random
            POST   /welcome/{token}/link                     | signed in | 303 | s Y Y Y Y Y Y | token=none

            # Walking in without an invitation
            GET    /join                                      | open | 200 | Y Y Y Y Y Y Y |
            POST   /join                                      | open | 303 | Y Y Y Y Y Y Y | email=$newEmail
            GET    /join/code/{id}                            | open | 303 | Y Y Y Y Y Y Y | id=$random
            POST   /join/code/{id}                            | open | 303 | Y Y Y Y Y Y Y | id=$random code=123456
            GET    /join/claim/{token}                        | open | 200 | 0 0 0 0 0 0 0 | token=none
            GET    /join/claim/{token}/who                    | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /join/claim/{token}/who                    | open | 200 | 0 0 0 0 0 0 0 | token=none NAME=外人
            GET    /join/claim/{token}/proof                  | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /join/claim/{token}/proof                  | open | 200 | 0 0 0 0 0 0 0 | token=none BIRTH_DATE=1980-05-17
            POST   /join/claim/{token}/documents              | open | 200 | 0 0 0 0 0 0 0 | token=none file=@a.png
            POST   /join/claim/{token}/review                 | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /join/claim/{token}/vouchers               | open | 200 | 0 0 0 0 0 0 0 | token=none names=外人
            POST   /join/claim/{token}/withdraw               | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /join/claim/{token}/enter                  | open | 200 | 0 0 0 0 0 0 0 | token=none
            GET    /join/stop/{token}                         | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /join/stop/{token}                         | open | 200 | 0 0 0 0 0 0 0 | token=none
            GET    /join/vouch/{token}                        | open | 200 | 0 0 0 0 0 0 0 | token=none
            POST   /join/vouch/{token}                        | open | 200 | 0 0 0 0 0 0 0 | token=none answer=YES

            # Still true?
            GET    /still-true/{token}                        | open | 410 | Y Y Y Y Y Y Y | token=none
            POST   /still-true/{token}                        | open | 410 | Y Y Y Y Y Y Y | token=none
            GET    /still-true/{token}/edit/{part}            | open | 410 | Y Y Y Y Y Y Y | token=none part=work
            POST   /still-true/{token}/edit/{part}            | open | 410 | Y Y Y Y Y Y Y | token=none part=work version=1

            # Whom the campus vouches for
            GET    /join/campus/{id}                          | open | 303 | Y Y Y Y Y Y Y | id=$random
            POST   /join/campus/{id}                          | open | 303 | Y Y Y Y Y Y Y | id=$random email=x@example.com
            POST   /join/campus/{id}/code                     | open | 303 | Y Y Y Y Y Y Y | id=$random question=$random code=1

            # Claims
            GET    /office/claims                             | members:write members:sensitive | 200 | s - Y Y Y - Y |
            GET    /office/claims/{id}                        | members:write members:sensitive | 200 | s - 0 0 0 - 0 | id=$random
            GET    /office/claims/{id}/documents/{document}   | members:write members:sensitive | 200 | s - 0 0 0 - 0 | id=$random document=$random
            POST   /office/claims/{id}/decision               | members:write members:sensitive | 303 | s - 0 0 0 - 0 | id=$random act=ASK version=1 words=x
            POST   /office/claims/{id}/reopen                 | members:write members:sensitive | 303 | s - 0 0 0 - 0 | id=$random
            GET    /api/v1/claims                             | members:write members:sensitive | 200 | s - Y Y Y - Y |
            GET    /api/v1/claims/{id}                        | members:write members:sensitive | 200 | s - 0 0 0 - 0 | id=$random
            POST   /api/v1/claims/{id}/decision               | members:write members:sensitive | 200 | s - 0 0 0 - 0 | id=$random json={"act":"ASK","words":"x"}

            # Class representatives
            GET    /office/representatives                    | members:read members:write | 200 | s - Y Y Y - Y |
            GET    /office/representatives/{member}           | members:read members:write | 200 | s - 0 Y Y - Y | member=$record
            POST   /office/representatives/{member}/{education} | members:read members:write | 303 | s - 0 Y Y - Y | member=$record education=1
            POST   /office/representatives/posts/{id}/remove  | members:read members:write | 303 | s - 0 0 0 - 0 | id=$random
            GET    /api/v1/class-representatives              | members:read members:write | 200 | s - Y Y Y - Y |
            POST   /api/v1/class-representatives              | members:read members:write | 200 | s - 0 Y Y - Y | json={"member":"$record","education":1}
            DELETE /api/v1/class-representatives/{id}         | members:read members:write | 204 | s - 0 0 0 - 0 | id=$random

            # Cards and the gate
            GET    /card                                     | me | 200 | s Y - - - - - |
            GET    /card/code                                | me | 200 | s Y - - - - - |
            GET    /card/offline                             | open | 200 | Y Y Y Y Y Y Y |
            GET    /card/print                               | me | 200 | s Y - - - - - |
            POST   /card/devices                             | me | 200 | s Y - - - - - | curve=ED25519 publicKey=11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo label=phone
            POST   /card/devices/{id}/remove                 | me | 303 | s 0 - - - - - | id=999999
            GET    /app/{place}.webmanifest                  | open | 200 | Y Y Y Y Y Y Y | place=card
            GET    /app/{place}/worker.js                    | open | 200 | Y Y Y Y Y Y Y | place=gate
            GET    /app/{version}/icon-{size}.png            | open | 200 | Y Y Y Y Y Y Y | version=1 size=192
            GET    /gate                                     | gate | 200 | s - - - - - Y |
            GET    /gate/offline                             | open | 200 | Y Y Y Y Y Y Y |
            GET    /gate/list                                | gate | 200 | s - - - - - Y |
            POST   /gate/checks                              | gate | 200 | s - - - - - Y | json={"checks":[]}
            GET    /office/cards                             | members:write | 200 | s - Y Y Y - Y |
            GET    /office/cards/print                       | members:write | 200 | s - Y Y Y - Y | member=$record
            POST   /office/cards/keys                        | settings:manage | 303 | s - - - - - Y |
            POST   /office/cards/keys/{id}/withdraw          | settings:manage | 303 | s - - - - - 0 | id=$random
            GET    /office/members/{id}/card                 | members:write | 200 | s - 0 Y Y - Y | id=$record
            POST   /office/members/{id}/card                 | members:write | 303 | s - 0 Y Y - Y | id=$record
            POST   /office/members/{id}/card/revoke          | members:write | 303 | s - 0 Y Y - Y | id=$record
            POST   /office/members/{id}/card/devices/{device}/remove | members:write | 303 | s - 0 0 0 - 0 | id=$record device=999999
            GET    /office/gate-checks                       | benefits:manage | 200 | s - - - Y - Y |
            GET    /office/benefits                          | benefits:manage | 200 | s - - - Y - Y |
            GET    /office/benefits/new                      | benefits:manage | 200 | s - - - Y - Y |
            POST   /office/benefits                          | benefits:manage | 303 | s - - - Y - Y | id=$random nameChinese=优待 givesChinese=九折 from=2026-01-01
            GET    /office/benefits/{id}                     | benefits:manage | 200 | s - - - 0 - 0 | id=$random
            GET    /office/benefits/{id}/edit                | benefits:manage | 200 | s - - - 0 - 0 | id=$random
            POST   /office/benefits/{id}                     | benefits:manage | 303 | s - - - 0 - 0 | id=$random version=1 nameChinese=优待 givesChinese=九折 from=2026-01-01
            POST   /office/benefits/{id}/end                 | benefits:manage | 303 | s - - - 0 - 0 | id=$random
            POST   /office/benefits/{id}/resume              | benefits:manage | 303 | s - - - 0 - 0 | id=$random
            GET    /office/benefits/{id}/taken.csv           | benefits:manage | 200 | s - - - 0 - 0 | id=$random
            GET    /api/v1/me/card                           | me | 200 | s Y - - - - - |
            POST   /api/v1/me/card/devices                   | me | 200 | s Y - - - - - | json={"publicKey":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
            DELETE /api/v1/me/card/devices/{id}              | me | 204 | s 0 - - - - - | id=999999
            GET    /api/v1/card-keys                         | open | 200 | Y Y Y Y Y Y Y |
            GET    /api/v1/card-revocations                  | gate | 200 | s - - - - - Y |
            POST   /api/v1/card-checks                       | gate | 200 | s - - - - - Y | json={"code":"x"}

            # Merges
            GET    /office/duplicates                        | members:write members:sensitive | 200 | s - Y Y Y - Y |
            GET    /office/duplicates/next                   | members:write members:sensitive | 303 | s - Y Y Y - Y |
            GET    /office/duplicates/why                    | members:write members:sensitive | 200 | s - 0 Y Y - Y | one=$record other=$second
            GET    /office/duplicates/why                    | members:write members:sensitive | 200 | s - 0 0 Y - Y | one=$record other=$beyond
            GET    /office/duplicates/why                    | members:write members:sensitive | 200 | s - 0 Y Y - Y | one=$old other=$second
            POST   /office/duplicates/scan                   | members:write members:sensitive | 303 | s - 422 422 Y - Y |
            POST   /office/duplicates/scan/cancel            | members:write members:sensitive | 303 | s - 422 422 Y - Y |
            POST   /office/duplicates/automatic              | members:write members:sensitive settings:manage | 303 | s - - - - - Y | bits=
            GET    /office/merges                            | members:write members:sensitive | 200 | s - Y Y Y - Y |
            GET    /office/merges/new                        | members:write members:sensitive | 200 | s - 0 Y Y - Y | survivor=$record merged=$second
            GET    /office/merges/new                        | members:write members:sensitive | 200 | s - 0 0 Y - Y | survivor=$record merged=$beyond
            GET    /office/merges/new                        | members:write members:sensitive | 200 | s - 0 Y Y - Y | survivor=$old merged=$second
            GET    /office/merges/picked                     | members:write members:sensitive | 303 | s - Y Y Y - Y | member=$record
            POST   /office/merges                            | members:write members:sensitive | 303 | s - 0 Y Y - Y | survivor=$freshRecord merged=$anotherRecord
            POST   /office/merges                            | members:write members:sensitive | 303 | s - 0 0 Y - Y | survivor=$freshRecord merged=$freshBeyond
            GET    /office/merges/{id}                       | members:write members:sensitive | 200 | s - 0 Y Y - Y | id=$merge
            GET    /office/merges/{id}                       | members:write members:sensitive | 200 | s - 0 0 Y - Y | id=$undoneMerge
            POST   /office/merges/{id}/undo                  | members:write members:sensitive | 303 | s - 0 Y Y - Y | id=$freshMerge
            POST   /office/merges/{id}/undo                  | members:write members:sensitive | 303 | s - 0 0 Y - Y | id=$undoneMerge
            POST   /office/merges/different                  | members:write members:sensitive | 303 | s - 0 Y Y - Y | survivor=$record merged=$second
            POST   /office/merges/different                  | members:write members:sensitive | 303 | s - 0 0 Y - Y | survivor=$record merged=$beyond
            POST   /office/merges/different/back             | members:write members:sensitive | 303 | s - 0 Y Y - Y | survivor=$record merged=$second
            POST   /office/merges/different/back             | members:write members:sensitive | 303 | s - 0 0 Y - Y | survivor=$record merged=$beyond

            # Data quality
            GET    /office/quality                           | members:read | 200 | s - Y Y Y Y Y |
            GET    /office/quality                           | members:read | 200 | s - Y Y Y Y Y | school=彼端学院 decade=1990
            GET    /office/quality/people                    | members:read | 200 | s - Y Y Y Y Y | what=missing field=email
            GET    /office/quality/people/export             | members:export members:read | 200 | s - Y Y Y - Y | what=lost
            POST   /office/quality/people/export             | members:export members:read | 200 | s - Y Y Y - Y | what=lost columns=NAME reason=名册核对
            GET    /office/quality/classes                   | members:read | 200 | s - Y Y Y Y Y |
            POST   /office/quality/export                    | members:export | 303 | s - Y Y Y - Y | member=$record
            POST   /office/quality/confirmations             | members:write | 303 | s - 0 Y Y - Y | member=$record
            POST   /office/members/{id}/confirmation         | members:write | 303 | s - 0 Y Y - Y | id=$record
            POST   /office/members/{id}/confirmation         | members:write | 303 | s - 0 Y Y - Y | id=$old
            POST   /office/members/{id}/contacts/{path}      | members:write members:sensitive | 303 | s - 0 Y Y - Y | id=$record path=email.1 works=true

            # Roster imports
            GET    /office/imports                           | rosters:import | 200 | s - - - Y - Y |
            GET    /office/imports/new                       | rosters:import | 200 | s - - - Y - Y |
            POST   /office/imports                           | rosters:import | 303 | s - - - Y - Y | file=@roster.csv
            GET    /office/imports/{id}                      | rosters:import | 200 | s - - - Y - Y | id=$import
            GET    /office/imports/{id}                      | rosters:import | 200 | s - - - 0 - 0 | id=$random
            GET    /office/imports/{id}/columns              | rosters:import | 200 | s - - - Y - Y | id=$import
            POST   /office/imports/{id}/columns              | rosters:import | 303 | s - - - Y - Y | id=$import field.0=name field.1=school
            POST   /office/imports/{id}/columns/as           | rosters:import | 303 | s - - - Y - Y | id=$import as=none
            POST   /office/imports/{id}/columns/header       | rosters:import | 303 | s - - - Y - Y | id=$import row=1
            POST   /office/imports/{id}/check                | rosters:import | 303 | s - - - Y - Y | id=$import
            POST   /office/imports/{id}/run                  | rosters:import | 303 | s - - - Y - Y | id=$freshImport
            POST   /office/imports/{id}/cancel               | rosters:import | 303 | s - - - Y - Y | id=$freshImport
            POST   /office/imports/{id}/undo                 | rosters:import | 303 | s - - - Y - Y | id=$taken
            POST   /office/imports/{id}/rows/{row}           | rosters:import | 303 | s - - - Y - Y | id=$import row=2 column=姓名 value=$fresh
            POST   /office/imports/{id}/rows/{row}/back      | rosters:import | 303 | s - - - Y - Y | id=$import row=2 column=姓名
            GET    /office/imports/{id}/problems.csv         | rosters:import | 200 | s - - - Y - Y | id=$import

            # The audit trail
            GET    /office/audit                             | audit:read | 200 | s - - - - Y Y |
            GET    /office/audit/export.{kind}               | audit:read | 200 | s - - - - Y Y | kind=csv
            GET    /office/audit/export.{kind}               | audit:read | 200 | s - - - - Y Y | kind=xlsx
            POST   /office/audit/check                       | audit:read | 303 | s - - - - Y Y |

            # The keys
            GET    /office/keys                              | settings:manage | 200 | s - - - - - Y |
            POST   /office/keys/{key}/renew                  | settings:manage | 303 | s - - - - - Y | key=notes
            POST   /office/keys/{key}/renew                  | settings:manage | 303 | s - - - - - 0 | key=none

            # The API
            GET    /api/v1/openapi.json                      | open      | 200 | Y Y Y Y Y Y Y |
            GET    /api/v1/openapi.json.yaml                 | any token | 200 | s Y Y Y Y Y Y |
            GET    /api/v1/me                                | any token | 200 | s Y Y Y Y Y Y |
            GET    /api/v1/me/record                         | me | 200 | s Y - - - - - |
            PATCH  /api/v1/me/record                         | me | 200 | s Y - - - - - | json={"interest.1":"登山"}
            PUT    /api/v1/me/confirmation                   | me | 204 | s Y - - - - - |
            GET    /api/v1/me/looks                          | me | 200 | s Y - - - - - |
            GET    /api/v1/me/copies                         | me | 200 | s Y - - - - - |
            POST   /api/v1/me/copies                         | me | 202 | s Y - - - - - |
            GET    /api/v1/me/copies/{id}                    | me | 404 | s Y - - - - - | id=$random
            GET    /api/v1/me/copies/{id}/file               | me | 404 | s Y - - - - - | id=$random
            GET    /api/v1/me/erasure                        | me | 404 | s Y - - - - - |
            DELETE /api/v1/me/erasure                        | me | 204 | s Y - - - - - |
            GET    /api/v1/me/consents                       | me | 200 | s Y - - - - - |
            PUT    /api/v1/me/consents/{purpose}             | me | 204 | s Y - - - - - | purpose=members.directory json={"given":false,"version":1}
            GET    /api/v1/me/visibility                     | me | 200 | s Y - - - - - |
            PATCH  /api/v1/me/visibility                     | me | 200 | s Y - - - - - | json={"phone":"near"}
            POST   /api/v1/invitations                       | members:read members:write | 202 | s - 0 Y Y - Y | json={"members":["$record"]}
            GET    /api/v1/invitations/{id}                  | members:read members:write | 200 | s - 0 0 Y - Y | id=$invitations
            POST   /api/v1/invitations/{id}/revoke           | members:read members:write | 204 | s - 0 0 Y - Y | id=$invitations
            GET    /api/v1/inbox                             | any token | 200 | s Y Y Y Y Y Y |
            POST   /api/v1/tokens                            | password  | 201 | s s s s s s s | json={"name":"none"}
            GET    /api/v1/tokens                            | any token | 200 | s Y Y Y Y Y Y |
            DELETE /api/v1/tokens/{id}                       | any token | 204 | s Y Y Y Y Y Y | id=$token
            DELETE /api/v1/tokens/{id}                       | any token | 204 | s 0 0 0 0 0 0 | id=$foreignToken
            GET    /api/v1/members                           | members:read | 200 | s - Y Y Y Y Y | class=界班 lists
            GET    /api/v1/members                           | members:read | 200 | s - Y Y Y Y Y | school=彼端学院
            GET    /api/v1/members.csv                       | members:export members:read | 200 | s - Y Y Y - Y | reason=名册核对 class=界班 lists
            GET    /api/v1/members/{id}                      | members:read | 200 | s - 0 Y Y Y Y | id=$record
            GET    /api/v1/members/{id}                      | members:read | 200 | s - 0 Y Y Y Y | id=$old
            GET    /api/v1/members/{id}/view-as              | members:read | 200 | s - 0 Y Y Y Y | id=$record viewer=stranger
            POST   /api/v1/members                           | members:write | 201 | s - 422 Y Y - Y | json={"name":"$fresh","education.1.school":"此端学院"}
            PATCH  /api/v1/members/{id}                      | members:write | 200 | s - 0 Y Y - Y | id=$record json={"city":"广州"}
            PATCH  /api/v1/members/{id}                      | members:write | 200 | s - 0 Y Y - Y | id=$old json={"city":"广州"}
            PUT    /api/v1/members/{id}/confirmation         | members:write | 204 | s - 0 Y Y - Y | id=$record
            PUT    /api/v1/members/{id}/contacts/{path}/failure | members:write members:sensitive | 204 | s - 0 Y Y - Y | id=$record path=email.1
            DELETE /api/v1/members/{id}/contacts/{path}/failure | members:write members:sensitive | 204 | s - 0 Y Y - Y | id=$record path=email.1
            GET    /api/v1/quality                           | members:read | 200 | s - Y Y Y Y Y |
            GET    /api/v1/quality/people                    | members:read | 200 | s - Y Y Y Y Y | what=lost
            GET    /api/v1/quality/classes                   | members:read | 200 | s - Y Y Y Y Y | sort=share
            GET    /api/v1/duplicates                        | members:write members:sensitive | 200 | s - Y Y Y - Y |
            GET    /api/v1/duplicates/scan                   | members:write members:sensitive | 200 | s - Y Y Y - Y |
            POST   /api/v1/duplicates/scan                   | members:write members:sensitive | 202 | s - 422 422 Y - Y |
            POST   /api/v1/duplicates/scan/cancel            | members:write members:sensitive | 202 | s - 422 422 Y - Y |
            POST   /api/v1/merges                            | members:write members:sensitive | 201 | s - 0 Y Y - Y | json={"survivor":"$freshRecord","merged":"$anotherRecord"}
            POST   /api/v1/merges                            | members:write members:sensitive | 201 | s - 0 0 Y - Y | json={"survivor":"$freshRecord","merged":"$freshBeyond"}
            GET    /api/v1/merges/{id}                       | members:write members:sensitive | 200 | s - 0 Y Y - Y | id=$merge
            GET    /api/v1/merges/{id}                       | members:write members:sensitive | 200 | s - 0 0 Y - Y | id=$undoneMerge
            POST   /api/v1/merges/{id}/undo                  | members:write members:sensitive | 200 | s - 0 Y Y - Y | id=$freshMerge
            POST   /api/v1/roster-imports                    | rosters:import | 202 | s - - - Y - Y | file=@roster.csv dryRun=true
            GET    /api/v1/roster-imports/{id}               | rosters:import | 200 | s - - - Y - Y | id=$import
            GET    /api/v1/roster-imports/{id}/problems      | rosters:import | 200 | s - - - Y - Y | id=$import
            POST   /api/v1/roster-imports/{id}/undo          | rosters:import | 202 | s - - - Y - Y | id=$taken
            POST   /api/v1/roster-imports/{id}/cancel        | rosters:import | 202 | s - - - Y - Y | id=$freshImport
            GET    /api/v1/audit-events                      | audit:read | 200 | s - - - - Y Y |
            GET    /api/v1/keys                              | settings:manage | 200 | s - - - - - Y |
            POST   /api/v1/keys/{purpose}/rotations          | settings:manage | 202 | s - - - - - Y | purpose=notes
            POST   /api/v1/keys/{purpose}/rotations          | settings:manage | 202 | s - - - - - 0 | purpose=none
            """;

    private RightsMatrix() {}

    static List<RightsRow> rows() {
        return TABLE.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(RightsRow::of)
                .toList();
    }

    /// The table as it stands in the docs.
    static String document() {
        StringBuilder page = new StringBuilder("""
                # Who may see and do what

                `RightsMatrixTests` walks this table on a running program and keeps it true: a page or an API call that is not here
                fails the build, and so does a line of which there is no page. "other" is an officer of another school, asked about
                a record of this one; "no such" is what somebody hears of a record beyond their reach, as if there were none.
                A token needs every scope named, and never carries more than its owner may.
                """);
        for (String line : TABLE.lines().toList()) {
            if (line.startsWith("# ")) {
                page.append("\n#").append(line).append("\n\n");
                page.append(
                        "| | | with | needs | stranger | alum | other | school | records | auditor | administrator |\n");
                page.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
            } else if (!line.isBlank()) {
                page.append(RightsRow.of(line).document()).append('\n');
            }
        }
        return page.toString();
    }
}
