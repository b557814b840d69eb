export { Account as default } from '@/features/session/Account';
